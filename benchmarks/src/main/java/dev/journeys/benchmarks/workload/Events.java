// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.workload;

import java.util.Arrays;

/**
 * The events of a workload as JSON, in the order in which they arrive, made before anything is
 * measured. They lie in one array, so that the garbage collector has nothing to do with them.
 * Immutable.
 *
 * <p>There are two phases: events that bring the workload into its steady state, and those that are
 * measured. Each ends with an event that no journey names, so late that the watermark passes all
 * before it.
 */
public final class Events {
    private final byte[] text;
    private final int[] ends;
    private final long[] times;
    private final int prologue;

    Events(byte[] text, int[] ends, long[] times, int prologue) {
        this.text = text;
        this.ends = ends;
        this.times = times;
        this.prologue = prologue;
    }

    /** How many events there are. */
    public int size() {
        return ends.length;
    }

    /** How many of them are not measured; they come first. */
    public int prologue() {
        return prologue;
    }

    /** The JSON of an event, a new array. */
    public byte[] text(int index) {
        return Arrays.copyOfRange(text, index == 0 ? 0 : ends[index - 1], ends[index]);
    }

    /** The time of an event, in epoch milliseconds. */
    public long time(int index) {
        return times[index];
    }

    /** The watermark that comes once the first phase has been read. */
    public long prologueWatermark() {
        return watermark(times[prologue - 1]);
    }

    /** The watermark that comes once everything has been read. */
    public long endWatermark() {
        return watermark(times[times.length - 1]);
    }

    /** The watermark that comes once an event of a time has been read, and none newer. */
    public static long watermark(long newest) {
        return newest - EventScript.BOUND_MILLIS - 1;
    }
}
