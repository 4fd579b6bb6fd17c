// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.variant.handwritten.HandWrittenFunction;
import dev.journeys.benchmarks.variant.handwritten.HandWrittenOperator;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The simple journeys written by hand: the same bytes as ours. */
public final class HandWritten implements Variant {
    private final boolean operator;

    private HandWritten(boolean operator) {
        this.operator = operator;
    }

    /** As an operator that sees the watermark. */
    public static HandWritten operator() {
        return new HandWritten(true);
    }

    /** As a {@code KeyedProcessFunction}. */
    public static HandWritten function() {
        return new HandWritten(false);
    }

    @Override
    public String name() {
        return operator ? "hand-written operator" : "hand-written function";
    }

    @Override
    public void build(StreamExecutionEnvironment env, Workload workload, String stage) {
        KeyedStream<JourneyEvent, String> events = Jobs.byUser(Jobs.events(env, stage));
        SingleOutputStreamOperator<OutputRecord> output =
                operator
                        ? events.transform(
                                "Hand-written", Jobs.OUTPUT, new HandWrittenOperator(workload))
                        : events.process(new HandWrittenFunction(workload), Jobs.OUTPUT)
                                .name("Hand-written");
        Jobs.write(output, stage);
    }
}
