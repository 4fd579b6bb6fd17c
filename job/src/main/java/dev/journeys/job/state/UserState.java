// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a user: profile, last entries, live instances, patterns that have begun to match,
 * the ids of recent messages. Mutable; the heap backend hands out the live object, so every change
 * is followed by an update.
 *
 * <p>There are millions of them, and each is copied when it is first used after a checkpoint has
 * begun: a list exists only while something is in it.
 */
public final class UserState {
    /** No timer is registered for the user. */
    public static final long NO_TIMER = Long.MAX_VALUE;

    private final LastEntries lastEntries;
    private final MessageIds messages;
    private byte @Nullable [] profile;
    private List<LiveInstance> live;
    private List<OpenPattern> patterns;
    private List<RecentStart> recentStarts;
    private long timer = NO_TIMER;

    /** A user of whom nothing is known. */
    public UserState() {
        this(null, new LastEntries(), List.of(), List.of(), List.of(), new MessageIds());
    }

    /** A user without a timer. Nothing is copied; empty lists are never changed. */
    UserState(
            byte @Nullable [] profile,
            LastEntries lastEntries,
            List<LiveInstance> live,
            List<OpenPattern> patterns,
            List<RecentStart> recentStarts,
            MessageIds messages) {
        this.profile = profile;
        this.lastEntries = lastEntries;
        this.live = live;
        this.patterns = patterns;
        this.recentStarts = recentStarts;
        this.messages = messages;
    }

    /** The traits as a JSON object, null where the user has none. */
    public byte @Nullable [] profile() {
        return profile;
    }

    /** Sets the traits, which must not change then; null where the user has none left. */
    public void profile(byte @Nullable [] json) {
        profile = json;
    }

    /** When the user last entered each journey. */
    public LastEntries lastEntries() {
        return lastEntries;
    }

    /** The live instances in the order of {@link LiveInstance#ORDER}; only to be read. */
    public List<LiveInstance> live() {
        return live;
    }

    /** Adds a live instance at its place in the order. */
    public void enter(LiveInstance instance) {
        if (live.isEmpty()) {
            live = new ArrayList<>(1);
        }
        int at = live.size();
        while (at > 0 && LiveInstance.ORDER.compare(live.get(at - 1), instance) > 0) {
            at--;
        }
        live.add(at, instance);
    }

    /** Takes a live instance off the list. */
    public void end(LiveInstance instance) {
        for (int i = 0; i < live.size(); i++) {
            if (live.get(i) == instance) {
                live.remove(i);
                return;
            }
        }
    }

    /**
     * The patterns that have begun to match, in the order of {@link OpenPattern#ORDER}; only to be
     * read.
     */
    public List<OpenPattern> patterns() {
        return patterns;
    }

    /** Adds a pattern that has begun to match at its place in the order. */
    public void begin(OpenPattern pattern) {
        if (patterns.isEmpty()) {
            patterns = new ArrayList<>(1);
        }
        int at = patterns.size();
        while (at > 0 && OpenPattern.ORDER.compare(patterns.get(at - 1), pattern) > 0) {
            at--;
        }
        patterns.add(at, pattern);
    }

    /** Takes a pattern off the list, if it is there. */
    public void forget(OpenPattern pattern) {
        if (!patterns.isEmpty()) {
            patterns.remove(pattern);
        }
    }

    /**
     * The instances that started in the millisecond of the user's newest entry, to number those of
     * the same millisecond; only to be read.
     */
    public List<RecentStart> recentStarts() {
        return recentStarts;
    }

    /**
     * Counts an instance that starts.
     *
     * @param start epoch milliseconds
     * @return its number among the recent ones of its journey and identifier, from 1
     */
    public int countStart(String journey, @Nullable String identifier, long start) {
        for (int i = 0; i < recentStarts.size(); i++) {
            RecentStart recent = recentStarts.get(i);
            if (recent.isOf(journey, identifier)) {
                int number = recent.number() + 1;
                recentStarts.set(i, new RecentStart(journey, identifier, start, number));
                return number;
            }
        }
        if (recentStarts.isEmpty()) {
            recentStarts = new ArrayList<>(1);
        }
        recentStarts.add(new RecentStart(journey, identifier, start, 1));
        return 1;
    }

    /**
     * Forgets the instances that started before a time, in epoch milliseconds.
     *
     * @return whether there were any
     */
    public boolean forgetStartsBefore(long time) {
        return !recentStarts.isEmpty() && recentStarts.removeIf(recent -> recent.start() < time);
    }

    /** The messages that were taken within the deduplication horizon. */
    public MessageIds messages() {
        return messages;
    }

    /**
     * Epoch milliseconds of the one timer that is registered for the user, or {@link #NO_TIMER}.
     */
    public long timer() {
        return timer;
    }

    /** Notes the timer that is registered for the user. */
    public void timer(long epochMillis) {
        timer = epochMillis;
    }

    /** Whether nothing is left that is worth keeping. */
    public boolean isEmpty() {
        return profile == null
                && lastEntries.isEmpty()
                && live.isEmpty()
                && patterns.isEmpty()
                && recentStarts.isEmpty()
                && messages.isEmpty();
    }

    /** A copy that has nothing in common that either of them ever changes. */
    UserState copy() {
        UserState copy =
                new UserState(
                        profile,
                        lastEntries.copy(),
                        live.isEmpty() ? List.of() : copiesOf(live),
                        patterns.isEmpty() ? List.of() : new ArrayList<>(patterns),
                        recentStarts.isEmpty() ? List.of() : new ArrayList<>(recentStarts),
                        messages.copy());
        copy.timer = timer;
        return copy;
    }

    private static List<LiveInstance> copiesOf(List<LiveInstance> instances) {
        List<LiveInstance> copies = new ArrayList<>(instances.size() + 1);
        for (LiveInstance instance : instances) {
            copies.add(instance.copy());
        }
        return copies;
    }

    /**
     * How many instances of a journey and identifier have started in one millisecond.
     *
     * @param start epoch milliseconds
     */
    public record RecentStart(String journey, @Nullable String identifier, long start, int number) {
        /** Whether it counts the instances of a journey and identifier. */
        public boolean isOf(String otherJourney, @Nullable String otherIdentifier) {
            return journey.equals(otherJourney) && Objects.equals(identifier, otherIdentifier);
        }
    }
}
