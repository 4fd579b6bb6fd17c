// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventSerializer;
import dev.journeys.job.state.OutputRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The simple journey as a {@link KeyedProcessFunction}. Such a function learns of the watermark
 * only through timers of its keys, so it orders events as Flink's documentation does: each waits in
 * a list of its user, with a timer at its time.
 */
public final class HandWrittenFunction
        extends KeyedProcessFunction<String, JourneyEvent, OutputRecord> {
    private static final long serialVersionUID = 1;

    private static final Comparator<JourneyEvent> ORDER =
            Comparator.comparingLong(JourneyEvent::timestamp).thenComparing(JourneyEvent::place);

    private final Workload workload;
    private transient HandWrittenJourneys journeys;
    private transient ListState<JourneyEvent> waiting;
    private transient CurrentUser user;
    private transient OutputFormat format;

    /** The journeys of a workload. */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    public HandWrittenFunction(Workload workload) {
        this.workload = workload;
    }

    @Override
    public void open(OpenContext context) {
        user =
                new CurrentUser(
                        getRuntimeContext()
                                .getState(
                                        new ValueStateDescriptor<>(
                                                "user", HandWrittenStateSerializer.INSTANCE)));
        waiting =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "waiting", JourneyEventSerializer.INSTANCE));
        journeys = new HandWrittenJourneys(workload, user);
        format = new OutputFormat();
    }

    @Override
    public void processElement(JourneyEvent event, Context context, Collector<OutputRecord> out)
            throws Exception {
        long watermark = context.timerService().currentWatermark();
        if (event.timestamp() <= watermark) {
            out.collect(format.late(event, watermark));
        } else if (journeys.concerns(event)) {
            waiting.add(event);
            context.timerService().registerEventTimeTimer(event.timestamp());
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        user.timers = context.timerService();
        user.out = out;
        boolean taken = takeWaiting(time, context.timerService());
        if (!taken || journeys.timer() <= time) {
            journeys.wake(context.getCurrentKey(), time);
        }
    }

    private boolean takeWaiting(long time, TimerService timers) throws Exception {
        List<JourneyEvent> due = new ArrayList<>(2);
        List<JourneyEvent> later = new ArrayList<>(0);
        for (JourneyEvent event : waiting.get()) {
            (event.timestamp() <= timers.currentWatermark() ? due : later).add(event);
        }
        if (due.isEmpty()) {
            return false;
        }
        if (later.isEmpty()) {
            waiting.clear();
        } else {
            waiting.update(later);
        }
        due.sort(ORDER);
        for (JourneyEvent event : due) {
            journeys.take(event);
        }
        for (JourneyEvent event : due) {
            if (event.timestamp() != time && event.timestamp() != journeys.timer()) {
                timers.deleteEventTimeTimer(event.timestamp());
            }
        }
        return true;
    }

    private static final class CurrentUser implements HandWrittenJourneys.User {
        private final ValueState<HandWrittenState> state;
        private @Nullable TimerService timers;
        private @Nullable Collector<OutputRecord> out;

        CurrentUser(ValueState<HandWrittenState> state) {
            this.state = state;
        }

        @Override
        public @Nullable HandWrittenState read() throws Exception {
            return state.value();
        }

        @Override
        public void write(HandWrittenState changed) throws Exception {
            state.update(changed);
        }

        @Override
        public void clear() {
            state.clear();
        }

        @Override
        public void registerTimer(long time) {
            if (timers != null) {
                timers.registerEventTimeTimer(time);
            }
        }

        @Override
        public void deleteTimer(long time) {
            if (timers != null) {
                timers.deleteEventTimeTimer(time);
            }
        }

        @Override
        public void emit(OutputRecord output) {
            if (out != null) {
                out.collect(output);
            }
        }
    }
}
