// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.order;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventSerializer;
import dev.journeys.job.state.OutputRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A list of each user in keyed state, appended to without a read, with a timer at the time of each
 * event. The first timer that fires takes all events that the watermark has passed and deletes
 * their timers.
 */
public final class ListOfUser extends AbstractStreamOperator<OutputRecord>
        implements OneInputStreamOperator<JourneyEvent, OutputRecord>,
                Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1;

    private transient ListState<JourneyEvent> state;
    private transient InternalTimerService<VoidNamespace> timers;

    /** Empty. */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    public ListOfUser() {}

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("waiting", VoidNamespaceSerializer.INSTANCE, this);
        state =
                getPartitionedState(
                        new ListStateDescriptor<>("waiting", JourneyEventSerializer.INSTANCE));
    }

    @Override
    public void processElement(StreamRecord<JourneyEvent> element) throws Exception {
        state.add(element.getValue());
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, element.getValue().timestamp());
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        List<JourneyEvent> due = new ArrayList<>(2);
        List<JourneyEvent> later = new ArrayList<>(0);
        for (JourneyEvent event : state.get()) {
            (event.timestamp() <= timers.currentWatermark() ? due : later).add(event);
        }
        if (later.isEmpty()) {
            state.clear();
        } else {
            state.update(later);
        }
        due.sort(Taken.ORDER);
        for (JourneyEvent event : due) {
            if (event.timestamp() != timer.getTimestamp()) {
                timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, event.timestamp());
            }
            output.collect(new StreamRecord<>(Taken.record(event)));
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("Expected timers of event time only.");
    }
}
