// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.harness.Clocks;
import dev.journeys.benchmarks.harness.EventSource;
import dev.journeys.benchmarks.harness.LiveWatermarks;
import dev.journeys.benchmarks.harness.StageSink;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.connectors.files.Line;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.FutureLimit;
import dev.journeys.job.source.LineEventReader;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventType;
import dev.journeys.job.state.OutputRecord;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The ends of the jobs, which are the same for all variants. */
final class Jobs {
    static final List<String> FILES = List.of("events");
    static final String FORMAT = EventFormats.DEFAULT;
    static final TypeInformation<OutputRecord> OUTPUT = TypeInformation.of(OutputRecord.class);

    private Jobs() {}

    static DataStream<Line> lines(StreamExecutionEnvironment env, String stage) {
        return env.fromSource(
                new EventSource(stage), LiveWatermarks.of(EventScript.BOUND_MILLIS), "Events");
    }

    /** Read by the product's own parser. */
    static DataStream<JourneyEvent> events(StreamExecutionEnvironment env, String stage) {
        return lines(env, stage)
                .process(
                        new LineEventReader(FILES, FORMAT, FutureLimit.none()),
                        JourneyEventType.INSTANCE)
                .name("Read events");
    }

    static KeyedStream<JourneyEvent, String> byUser(DataStream<JourneyEvent> events) {
        return events.keyBy(JourneyEvent::user, Types.STRING);
    }

    /** Not chained: the operator's thread serializes what it emits, as it does in the product. */
    static void write(DataStream<OutputRecord> output, String stage) {
        output.sinkTo(new StageSink(stage)).name(Clocks.OUTPUT).disableChaining();
    }
}
