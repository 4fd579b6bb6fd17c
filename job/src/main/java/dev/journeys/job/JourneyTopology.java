// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.JourneyOperator;
import dev.journeys.job.source.LineEventReader;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventType;
import dev.journeys.job.state.OutputRecord;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * The job as a drawing:
 *
 * <pre>
 * events ──▶ read, watermark ──keyBy(user)──▶ ┌──────────┐
 *                  │                          │ journeys │ ──▶ output
 * definitions ─────┼────────broadcast───────▶ └──────────┘      ▲
 *                  └──────────── dead letters ──────────────────┘
 * </pre>
 */
public final class JourneyTopology {
    /**
     * How many key groups there are, and so the highest parallelism, unless the environment says
     * otherwise.
     */
    public static final int DEFAULT_MAX_PARALLELISM = 128;

    private static final TypeInformation<OutputRecord> OUTPUT =
            TypeInformation.of(OutputRecord.class);

    private JourneyTopology() {}

    /**
     * Builds the job on lines with control records that are known from the start.
     *
     * @param definitions all control records
     * @param sink takes everything that the job emits; runs with parallelism 1
     */
    public static void onLines(
            StreamExecutionEnvironment env,
            LineInput input,
            List<DefinitionRecord> definitions,
            EngineOptions options,
            Sink<OutputRecord> sink) {
        onLines(env, input, ControlStream.of(env, definitions), options, sink);
    }

    /**
     * The same with control records that may come while the job runs.
     *
     * @param definitions made on the same environment
     */
    public static void onLines(
            StreamExecutionEnvironment env,
            LineInput input,
            ControlStream definitions,
            EngineOptions options,
            Sink<OutputRecord> sink) {
        // One place in the order of files needs one reader; the users are spread behind it.
        SingleOutputStreamOperator<JourneyEvent> events =
                env.fromSource(input.lines(), input.watermarks(), OperatorIds.EVENTS.title())
                        .uid(OperatorIds.EVENTS.uid())
                        .setParallelism(1)
                        .process(reader(input), JourneyEventType.INSTANCE)
                        .uid(OperatorIds.READ_EVENTS.uid())
                        .name(OperatorIds.READ_EVENTS.title())
                        .setParallelism(1);
        DataStream<OutputRecord> output =
                journeys(env, events, definitions.updates(), options)
                        .union(events.getSideOutput(LineEventReader.DEAD_LETTERS));
        definitions
                .deadLetters()
                .map(output::union)
                .orElse(output)
                .sinkTo(sink)
                .uid(OperatorIds.OUTPUT.uid())
                .name(OperatorIds.OUTPUT.title())
                .setParallelism(1);
    }

    private static LineEventReader reader(LineInput input) {
        return new LineEventReader(input.files(), input.eventFormat(), input.futureLimit());
    }

    /** The journey operator between its two inputs; one exchange, by user. */
    private static DataStream<OutputRecord> journeys(
            StreamExecutionEnvironment env,
            DataStream<JourneyEvent> events,
            DataStream<ControlUpdate> definitions,
            EngineOptions options) {
        KeyedStream<JourneyEvent, String> byUser = events.keyBy(JourneyEvent::user, Types.STRING);
        TwoInputTransformation<JourneyEvent, ControlUpdate, OutputRecord> journeys =
                new TwoInputTransformation<>(
                        byUser.getTransformation(),
                        definitions.broadcast().getTransformation(),
                        OperatorIds.JOURNEYS.title(),
                        SimpleOperatorFactory.of(new JourneyOperator(options)),
                        OUTPUT,
                        env.getParallelism(),
                        false);
        journeys.setUid(OperatorIds.JOURNEYS.uid());
        journeys.setStateKeySelectors(byUser.getKeySelector(), null);
        journeys.setStateKeyType(byUser.getKeyType());
        env.addOperator(journeys);
        return new DataStream<>(env, journeys);
    }
}
