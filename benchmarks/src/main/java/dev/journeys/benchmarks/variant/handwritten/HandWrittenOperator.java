// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventSerializer;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The simple journey as an operator of its own, which sees the watermark: events wait in one queue
 * on the heap that is written to keyed state in checkpoints only. The bound for what the engine can
 * reach.
 */
public final class HandWrittenOperator extends AbstractStreamOperator<OutputRecord>
        implements OneInputStreamOperator<JourneyEvent, OutputRecord>,
                Triggerable<String, VoidNamespace>,
                HandWrittenJourneys.User {
    private static final long serialVersionUID = 1;

    private static final ValueStateDescriptor<HandWrittenState> USER =
            new ValueStateDescriptor<>("user", HandWrittenStateSerializer.INSTANCE);
    private static final ListStateDescriptor<JourneyEvent> WAITING =
            new ListStateDescriptor<>("waiting", JourneyEventSerializer.INSTANCE);

    private final Workload workload;
    private transient PriorityQueue<JourneyEvent> queue;
    private transient ValueState<HandWrittenState> users;
    private transient ListState<JourneyEvent> waiting;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient HandWrittenJourneys journeys;
    private transient OutputFormat format;
    private transient Map<String, List<JourneyEvent>> saved;
    private transient long watermark;

    /** The journeys of a workload. */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    public HandWrittenOperator(Workload workload) {
        this.workload = workload;
    }

    @Override
    public void open() throws Exception {
        super.open();
        queue =
                new PriorityQueue<>(
                        Comparator.comparingLong(JourneyEvent::timestamp)
                                .thenComparing(JourneyEvent::place));
        users = getPartitionedState(USER);
        waiting = getPartitionedState(WAITING);
        timers = getInternalTimerService("users", VoidNamespaceSerializer.INSTANCE, this);
        journeys = new HandWrittenJourneys(workload, this);
        format = new OutputFormat();
        saved = new HashMap<>();
        watermark = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<JourneyEvent> element) {
        JourneyEvent event = element.getValue();
        if (event.timestamp() <= watermark) {
            emit(format.late(event, watermark));
        } else if (journeys.concerns(event)) {
            queue.add(event);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        JourneyEvent next = queue.peek();
        while (next != null && next.timestamp() <= watermark) {
            queue.poll();
            setCurrentKey(next.user());
            journeys.take(next);
            next = queue.peek();
        }
        super.processWatermark(mark);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        journeys.wake(timer.getKey(), timer.getTimestamp());
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("Expected timers of event time only.");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (String user : saved.keySet()) {
            setCurrentKey(user);
            waiting.clear();
        }
        saved.clear();
        for (JourneyEvent event : queue) {
            saved.computeIfAbsent(event.user(), user -> new ArrayList<>(1)).add(event);
        }
        for (Map.Entry<String, List<JourneyEvent>> user : saved.entrySet()) {
            setCurrentKey(user.getKey());
            waiting.update(user.getValue());
        }
    }

    @Override
    public @Nullable HandWrittenState read() throws IOException {
        return users.value();
    }

    @Override
    public void write(HandWrittenState state) throws IOException {
        users.update(state);
    }

    @Override
    public void clear() {
        users.clear();
    }

    @Override
    public void registerTimer(long time) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    @Override
    public void deleteTimer(long time) {
        timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    @Override
    public void emit(OutputRecord record) {
        output.collect(new StreamRecord<>(record));
    }
}
