// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.delivery.Passage;
import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledStep;
import dev.journeys.patterns.event.JsonSlice;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An instance in motion: what the steps see of it and do to it. Its state is read when something
 * asks for it.
 */
final class Walk {
    private final UserTurn turn;
    private final CompiledJourney journey;
    private final LiveInstance live;
    private final Walks walks;
    private @Nullable InstanceState state;
    private @Nullable String instanceId;
    private @Nullable Passage passage;
    private boolean entering;

    private Walk(UserTurn turn, CompiledJourney journey, LiveInstance live, Walks walks) {
        this.turn = turn;
        this.journey = journey;
        this.live = live;
        this.walks = walks;
    }

    /** An instance that is live already. */
    static Walk of(UserTurn turn, CompiledJourney journey, LiveInstance live, Walks walks) {
        return new Walk(turn, journey, live, walks);
    }

    /** An instance that starts. */
    static Walk entering(
            UserTurn turn,
            CompiledJourney journey,
            LiveInstance live,
            InstanceState state,
            Walks walks) {
        Walk walk = new Walk(turn, journey, live, walks);
        walk.state = state;
        walk.entering = true;
        return walk;
    }

    UserTurn turn() {
        return turn;
    }

    CompiledJourney journey() {
        return journey;
    }

    LiveInstance live() {
        return live;
    }

    long now() {
        return turn.now();
    }

    CompiledStep step() {
        return journey.step(live.step());
    }

    InstanceState state() {
        if (state == null) {
            state = walks.store().read(live);
        }
        return state;
    }

    /** The id of the instance by the format's formula. */
    String instanceId() {
        if (instanceId == null) {
            instanceId =
                    walks.hash()
                            .add(live.journey())
                            .add(turn.user())
                            .add(live.identifier())
                            .add(live.start())
                            .add(live.number())
                            .id();
        }
        return instanceId;
    }

    /** By which records name the instance. */
    Passage passage() {
        if (passage == null) {
            passage =
                    new Passage(
                            live.journey(),
                            live.version(),
                            instanceId(),
                            turn.user(),
                            live.identifier(),
                            live.start());
        }
        return passage;
    }

    /** Epoch milliseconds at which the instance ends as expired. */
    long expiresAt() {
        return live.start() + journey.expireAfterMillis();
    }

    /**
     * Whether an event concerns the instance: the journey has no identifier, or the event has the
     * same value.
     */
    boolean isReachedBy(JourneyEvent event) {
        return journey.identifier().isEmpty()
                || Objects.equals(
                        event.properties().text(journey.identifier().get()), live.identifier());
    }

    /**
     * The event's properties go into the context under a key, where they replace what is there, as
     * far as {@link ContextLimit} lets them.
     */
    void capture(String key, JsonSlice properties) {
        walks.contextLimit().capture(this, key, properties);
    }

    /**
     * As {@link #capture}, under the event's own name, unless the instance entered with one event,
     * of that name.
     */
    void captureUnderOwnName(JourneyEvent event) {
        if (!event.name().equals(entryEvent())) {
            capture(event.name(), event.properties());
        }
    }

    /** Everything that was captured, by key: first the entry event under its name. */
    Map<String, byte[]> context() {
        return state().context(entryEvent());
    }

    /** The name of the event with which it entered; empty where several let it enter. */
    private String entryEvent() {
        String kept = state().entryEvent();
        return kept != null ? kept : journey.entryEvent();
    }

    /** Epoch milliseconds at which the present wait began. */
    long waitStart() {
        return live.start() + state().waitStart();
    }

    /** The instance waits where it is. */
    void waitUntil(long waitStart, long until) {
        state().waitStart(waitStart - live.start());
        live.dueAt(Math.min(until, expiresAt()));
        walks.store().write(live, state());
        if (entering) {
            turn.state().enter(live);
            entering = false;
        }
        turn.changed();
    }

    /** The instance has ended: nothing of it is kept. */
    void end() {
        if (!entering) {
            walks.store().remove(live);
            turn.end(live);
        }
    }
}
