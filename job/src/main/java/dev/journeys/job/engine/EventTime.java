// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.Definitions;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * How far a subtask is in event time, over restores: what is late after a restore was late before.
 */
final class EventTime {
    private final ListState<Long> watermarks;
    private final ListState<Long> taken;
    private long watermark = Long.MIN_VALUE;
    private long takenUpTo = Definitions.NOTHING_TAKEN;
    private long firedUpTo = Definitions.NOTHING_TAKEN;

    EventTime(OperatorStateStore store) throws Exception {
        watermarks = store.getUnionListState(OperatorState.WATERMARK);
        taken = store.getUnionListState(OperatorState.TAKEN_UP_TO);
    }

    /** Goes on where the subtasks of the checkpoint were: all of them at the last. */
    void restore() throws Exception {
        long smallest = Long.MAX_VALUE;
        for (Long restored : watermarks.get()) {
            smallest = Math.min(smallest, restored);
        }
        watermark = smallest == Long.MAX_VALUE ? Long.MIN_VALUE : smallest;
        for (Long restored : taken.get()) {
            takenUpTo = Math.max(takenUpTo, restored);
        }
    }

    void save() throws Exception {
        watermarks.update(List.of(watermark));
        taken.update(List.of(takenUpTo));
    }

    /** The newest watermark of the events, in epoch milliseconds; those not after it are late. */
    long watermark() {
        return watermark;
    }

    /** A watermark has come; one that lies behind changes nothing. */
    void advanceTo(long mark) {
        watermark = Math.max(watermark, mark);
    }

    /**
     * Up to when events have been taken, in epoch milliseconds; control records for that time come
     * too late. {@link Definitions#NOTHING_TAKEN} at first.
     */
    long takenUpTo() {
        return takenUpTo;
    }

    /** All events up to a time have been taken. */
    void takenUpTo(long time) {
        takenUpTo = Math.max(takenUpTo, time);
    }

    /**
     * Up to when timers have fired too, in epoch milliseconds; they follow events in slices. {@link
     * Definitions#NOTHING_TAKEN} at first, and after a restore, since a checkpoint comes between
     * two slices.
     */
    long firedUpTo() {
        return firedUpTo;
    }

    /** All timers up to a time have fired. */
    void firedUpTo(long time) {
        firedUpTo = Math.max(firedUpTo, time);
    }
}
