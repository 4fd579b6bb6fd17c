// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a user: profile, last entries, live instances, patterns that have begun to match,
 * the ids of recent messages. Mutable; the heap backend hands out the live object, so every change
 * is followed by an update.
 */
public final class UserState {
    /** No timer is registered for the user. */
    public static final long NO_TIMER = Long.MAX_VALUE;

    private byte @Nullable [] profile;
    private final Map<String, Long> lastEntries;
    private final List<LiveInstance> live;
    private final List<OpenPattern> patterns;
    private final List<RecentStart> recentStarts;
    private final MessageIds messages;
    private long timer = NO_TIMER;

    /** A user of whom nothing is known. */
    public UserState() {
        this(
                new TreeMap<>(),
                new ArrayList<>(),
                new ArrayList<>(0),
                new ArrayList<>(),
                new MessageIds());
    }

    private UserState(
            Map<String, Long> lastEntries,
            List<LiveInstance> live,
            List<OpenPattern> patterns,
            List<RecentStart> recentStarts,
            MessageIds messages) {
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

    /** Sets the traits; null where the user has none left. */
    public void profile(byte @Nullable [] json) {
        profile = json;
    }

    /** By journey id: the time of the user's last entry, whatever the version and identifier. */
    public Map<String, Long> lastEntries() {
        return lastEntries;
    }

    /** The live instances in the order of {@link LiveInstance#ORDER}. */
    public List<LiveInstance> live() {
        return live;
    }

    /** Adds a live instance at its place in the order. */
    public void enter(LiveInstance instance) {
        int at = live.size();
        while (at > 0 && LiveInstance.ORDER.compare(live.get(at - 1), instance) > 0) {
            at--;
        }
        live.add(at, instance);
    }

    /** The patterns that have begun to match, in the order of {@link OpenPattern#ORDER}. */
    public List<OpenPattern> patterns() {
        return patterns;
    }

    /**
     * The instances that started in the millisecond of the user's newest entry, to number those of
     * the same millisecond.
     */
    public List<RecentStart> recentStarts() {
        return recentStarts;
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

    UserState copy() {
        List<LiveInstance> instances = new ArrayList<>(live.size());
        live.forEach(instance -> instances.add(instance.copy()));
        UserState copy =
                new UserState(
                        new TreeMap<>(lastEntries),
                        instances,
                        new ArrayList<>(patterns),
                        new ArrayList<>(recentStarts),
                        messages.copy());
        copy.profile = profile;
        copy.timer = timer;
        return copy;
    }

    /**
     * How many instances of a journey and identifier have started in one millisecond.
     *
     * @param start epoch milliseconds
     */
    public record RecentStart(
            String journey, @Nullable String identifier, long start, int number) {}
}
