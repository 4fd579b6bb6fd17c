// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.order;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventSerializer;
import dev.journeys.job.state.OutputRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * One ordered queue a subtask, on the heap; written to keyed state in checkpoints only. As the
 * engine does it.
 */
public final class QueueOnHeap extends AbstractStreamOperator<OutputRecord>
        implements OneInputStreamOperator<JourneyEvent, OutputRecord> {
    private static final long serialVersionUID = 1;

    private transient PriorityQueue<JourneyEvent> queue;
    private transient ListState<JourneyEvent> state;
    private transient Map<String, List<JourneyEvent>> saved;

    /** Empty. */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    public QueueOnHeap() {}

    @Override
    public void open() throws Exception {
        super.open();
        queue = new PriorityQueue<>(Taken.ORDER);
        saved = new HashMap<>();
        state =
                getPartitionedState(
                        new ListStateDescriptor<>("waiting", JourneyEventSerializer.INSTANCE));
    }

    @Override
    public void processElement(StreamRecord<JourneyEvent> element) {
        queue.add(element.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        JourneyEvent next = queue.peek();
        while (next != null && next.timestamp() <= mark.getTimestamp()) {
            queue.poll();
            setCurrentKey(next.user());
            output.collect(new StreamRecord<>(Taken.record(next)));
            next = queue.peek();
        }
        super.processWatermark(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (String user : saved.keySet()) {
            setCurrentKey(user);
            state.clear();
        }
        saved.clear();
        for (JourneyEvent event : queue) {
            saved.computeIfAbsent(event.user(), user -> new ArrayList<>(1)).add(event);
        }
        for (Map.Entry<String, List<JourneyEvent>> user : saved.entrySet()) {
            setCurrentKey(user.getKey());
            state.update(user.getValue());
        }
    }
}
