// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.variant.order.ListOfUser;
import dev.journeys.benchmarks.variant.order.QueueOnHeap;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** Only the order of events: two ways to hold what waits for the watermark. */
public final class Order implements Variant {
    private final boolean onHeap;

    private Order(boolean onHeap) {
        this.onHeap = onHeap;
    }

    /** One queue a subtask, on the heap. */
    public static Order queueOnHeap() {
        return new Order(true);
    }

    /** A list of each user, in keyed state. */
    public static Order listOfUser() {
        return new Order(false);
    }

    @Override
    public String name() {
        return onHeap ? "queue on the heap" : "list of the user";
    }

    @Override
    public void build(StreamExecutionEnvironment env, Workload workload, String stage) {
        OneInputStreamOperator<JourneyEvent, OutputRecord> operator =
                onHeap ? new QueueOnHeap() : new ListOfUser();
        Jobs.write(
                Jobs.byUser(Jobs.events(env, stage)).transform("Order", Jobs.OUTPUT, operator),
                stage);
    }
}
