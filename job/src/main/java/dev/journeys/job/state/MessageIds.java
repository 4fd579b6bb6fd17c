// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Arrays;

/**
 * The fingerprints of a user's recent messages and when each was taken, oldest first. Plain arrays:
 * a user who sends a lot has a thousand of them, and every event of that user goes through them, on
 * RocksDB also through the serializer. Mutable.
 *
 * <p>A copy has the same arrays: what is in them is never changed, and of all that have the same
 * ones only the latest copy adds to them, behind what the others see.
 */
public final class MessageIds {
    private static final int FIRST_CAPACITY = 4;
    private static final long[] NONE = {};

    private long[] fingerprints;
    private long[] times;

    /** The index of the oldest. */
    private int from;

    /** The index behind the newest. */
    private int to;

    /**
     * Whether this one may add to its arrays: whoever has had them before sees no further than it,
     * and adds to them no more.
     */
    private boolean appends = true;

    /** None yet. */
    public MessageIds() {
        this(NONE, NONE);
    }

    private MessageIds(long[] fingerprints, long[] times) {
        this.fingerprints = fingerprints;
        this.times = times;
    }

    /** None yet, with room for so many. */
    static MessageIds withRoomFor(int capacity) {
        return new MessageIds(new long[capacity], new long[capacity]);
    }

    /** How many there are. */
    public int size() {
        return to - from;
    }

    public boolean isEmpty() {
        return to == from;
    }

    /** For how many its arrays have room. */
    int room() {
        return times.length;
    }

    /** Whether a fingerprint is among them. Looks at every one. */
    public boolean contains(long fingerprint) {
        for (int i = to - 1; i >= from; i--) {
            if (fingerprints[i] == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds one that is not among them, as the newest.
     *
     * @param epochMillis when the message was taken; not before that of the one added last
     */
    public void add(long fingerprint, long epochMillis) {
        if (to == fingerprints.length || !appends) {
            makeRoom();
        }
        fingerprints[to] = fingerprint;
        times[to] = epochMillis;
        to++;
    }

    /**
     * Moves what is left to the front of new arrays: longer ones where little has gone, shorter
     * ones where most has.
     */
    private void makeRoom() {
        int size = size();
        int capacity = Math.max(FIRST_CAPACITY, size > to / 2 || size < to / 4 ? size * 2 : to);
        fingerprints = Arrays.copyOf(Arrays.copyOfRange(fingerprints, from, to), capacity);
        times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), capacity);
        from = 0;
        to = size;
        appends = true;
    }

    /** Removes the oldest; only where there is one. With the last one the arrays go too. */
    public void removeOldest() {
        from++;
        if (from == to) {
            fingerprints = NONE;
            times = NONE;
            from = 0;
            to = 0;
            appends = true;
        }
    }

    /** Epoch milliseconds at which the oldest was taken; only where there is one. */
    public long oldestTime() {
        return times[from];
    }

    /** Epoch milliseconds at which the newest was taken; only where there is one. */
    public long newestTime() {
        return times[to - 1];
    }

    /** The fingerprint of one, from 0 for the oldest. */
    long fingerprint(int index) {
        return fingerprints[from + index];
    }

    /** When one was taken, from 0 for the oldest. */
    long time(int index) {
        return times[from + index];
    }

    /** From now on the copy adds to the arrays; this one gets new ones should it add any more. */
    MessageIds copy() {
        MessageIds copy = new MessageIds(fingerprints, times);
        copy.from = from;
        copy.to = to;
        copy.appends = appends;
        appends = false;
        return copy;
    }
}
