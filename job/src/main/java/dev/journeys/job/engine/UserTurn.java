// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.UserState;
import dev.journeys.patterns.event.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One user's turn: the time that it is for the user, the event that is taken, if any, and the
 * user's state.
 */
final class UserTurn {
    private final String user;
    private final UserState state;
    private final List<LiveInstance> endedByEvent = new ArrayList<>(0);
    private long now;
    private @Nullable JourneyEvent event;
    private JsonSlice profile;
    private JsonSlice previous;
    private boolean changed;

    UserTurn(String user, UserState state, long now) {
        this.user = user;
        this.state = state;
        this.now = now;
        byte[] traits = state.profile();
        profile = traits == null ? JsonSlice.EMPTY : JsonSlice.of(traits);
        previous = profile;
    }

    String user() {
        return user;
    }

    UserState state() {
        return state;
    }

    /** The event time, in epoch milliseconds, at which things happen now. */
    long now() {
        return now;
    }

    void now(long epochMillis) {
        now = epochMillis;
    }

    /** The event that is taken; null while timers fire. */
    @Nullable JourneyEvent event() {
        return event;
    }

    /** Takes an event; what ends from now on was live before it. */
    void take(JourneyEvent taken) {
        event = taken;
        now = taken.timestamp();
    }

    /** The traits as they are now. */
    JsonSlice profile() {
        return profile;
    }

    /** The traits before the event. */
    JsonSlice previous() {
        return previous;
    }

    /** Changes the traits; null where none are left. */
    void changeProfile(byte @Nullable [] traits) {
        state.profile(traits);
        profile = traits == null ? JsonSlice.EMPTY : JsonSlice.of(traits);
        changed = true;
    }

    /** Notes that the user's state is to be written. */
    void changed() {
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    /** Takes an instance that has ended off the user's list. */
    void end(LiveInstance instance) {
        state.end(instance);
        endedByEvent.add(instance);
        changed = true;
    }

    /** The instance of a journey and identifier that is live still, or null. */
    @Nullable LiveInstance live(String journey, @Nullable String identifier) {
        return find(state.live(), journey, identifier);
    }

    /**
     * Whether an instance of a journey and identifier was live before the event and has been ended
     * by it.
     */
    boolean hasEnded(String journey, @Nullable String identifier) {
        return find(endedByEvent, journey, identifier) != null;
    }

    /** What fired before the event was not ended by it. */
    void forgetEnded() {
        endedByEvent.clear();
    }

    private static @Nullable LiveInstance find(
            List<LiveInstance> instances, String journey, @Nullable String identifier) {
        for (LiveInstance instance : instances) {
            if (instance.journey().equals(journey)
                    && Objects.equals(instance.identifier(), identifier)) {
                return instance;
            }
        }
        return null;
    }
}
