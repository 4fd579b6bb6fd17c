// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a user's state keeps of a live instance: enough to know which events and timers concern it.
 * Mutable.
 */
public final class LiveInstance {
    /**
     * The order of the journey format: by start, then journey id, then identifier (absent first,
     * then by code points).
     */
    public static final Comparator<LiveInstance> ORDER =
            Comparator.comparingLong(LiveInstance::start)
                    .thenComparing(LiveInstance::journey)
                    .thenComparing(LiveInstance::identifier, LiveInstance::compareIdentifiers);

    private final String journey;
    private final int version;
    private final @Nullable String identifier;
    private final long start;
    private final int number;
    private int step;
    private long due;

    /** Put together when it is first asked for, and then kept. */
    private @Nullable String namespace;

    /**
     * @param start epoch milliseconds at which it entered
     * @param number 1 for the first instance of its journey, user and identifier that starts in
     *     that millisecond, and so on
     * @param step the index of the step where it is
     * @param due epoch milliseconds of its next timer
     */
    public LiveInstance(
            String journey,
            int version,
            @Nullable String identifier,
            long start,
            int number,
            int step,
            long due) {
        this.journey = journey;
        this.version = version;
        this.identifier = identifier;
        this.start = start;
        this.number = number;
        this.step = step;
        this.due = due;
    }

    public String journey() {
        return journey;
    }

    public int version() {
        return version;
    }

    public @Nullable String identifier() {
        return identifier;
    }

    public long start() {
        return start;
    }

    public int number() {
        return number;
    }

    /** The index of the step where it is. */
    public int step() {
        return step;
    }

    /** Epoch milliseconds of its next timer. */
    public long due() {
        return due;
    }

    /** Moves it to a step. */
    public void at(int newStep) {
        step = newStep;
    }

    /** Sets the time of its next timer. */
    public void dueAt(long epochMillis) {
        due = epochMillis;
    }

    /** The namespace of its state: there is one live instance per user, journey and identifier. */
    public String namespace() {
        if (namespace == null) {
            namespace = identifier == null ? journey : journey + ' ' + identifier;
        }
        return namespace;
    }

    /**
     * The journey of an instance with the given {@link #namespace}; journeys' ids have no space.
     */
    public static String journeyOf(String namespace) {
        int end = namespace.indexOf(' ');
        return end < 0 ? namespace : namespace.substring(0, end);
    }

    LiveInstance copy() {
        LiveInstance copy =
                new LiveInstance(journey, version, identifier, start, number, step, due);
        copy.namespace = namespace;
        return copy;
    }

    /**
     * Absent first, then by code points (not by UTF-16 units, which put some planes in another
     * order).
     */
    static int compareIdentifiers(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(weight(left.charAt(i)), weight(right.charAt(i)));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for code points beyond all that are one UTF-16 unit. */
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
