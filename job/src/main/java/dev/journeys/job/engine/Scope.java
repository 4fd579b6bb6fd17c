// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.expression.Variables;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of section 3 of the journey format, for a user's turn and, where there is one, an
 * instance.
 */
final class Scope implements Variables {
    private final UserTurn turn;
    private final CompiledJourney journey;
    private final @Nullable Walk walk;

    private Scope(UserTurn turn, CompiledJourney journey, @Nullable Walk walk) {
        this.turn = turn;
        this.journey = journey;
        this.walk = walk;
    }

    static Scope of(Walk walk) {
        return new Scope(walk.turn(), walk.journey(), walk);
    }

    /** Of a journey whose entry is judged: there is no instance yet. */
    static Scope entering(UserTurn turn, CompiledJourney journey) {
        return new Scope(turn, journey, null);
    }

    /** The id of the journey for which something is evaluated. */
    String journeyId() {
        return journey.id();
    }

    @Override
    public @Nullable Object value(String name) {
        return switch (name) {
            case "event" -> event(event());
            case "properties" -> event().properties().values();
            case "previous" -> turn.previous().values();
            case "profile" -> turn.profile().values();
            case "context" -> context(walk());
            case "entry" -> JsonSlice.of(walk().state().entry()).values();
            case "journey" -> journey(walk());
            case "now" -> Instant.ofEpochMilli(turn.now());
            default -> null;
        };
    }

    private JourneyEvent event() {
        JourneyEvent event = turn.event();
        if (event == null) {
            throw new IllegalStateException("Expected an event, but a timer fires.");
        }
        return event;
    }

    private Walk walk() {
        if (walk == null) {
            throw new IllegalStateException("Expected an instance, but none has entered yet.");
        }
        return walk;
    }

    private static Map<String, Object> event(JourneyEvent event) {
        Map<String, Object> values = new HashMap<>(8);
        values.put("name", event.name());
        values.put("timestamp", Instant.ofEpochMilli(event.timestamp()));
        values.put("userId", event.user());
        String messageId = event.messageId();
        if (messageId != null) {
            values.put("messageId", messageId);
        }
        return values;
    }

    private static Map<String, Object> context(Walk walk) {
        Map<String, Object> values = new LinkedHashMap<>();
        walk.context()
                .forEach((key, properties) -> values.put(key, JsonSlice.of(properties).values()));
        return values;
    }

    private static Map<String, Object> journey(Walk walk) {
        Map<String, Object> values = new HashMap<>(8);
        values.put("id", walk.journey().id());
        values.put("version", (long) walk.journey().version());
        values.put("step", walk.step().id());
        values.put("instance", walk.instanceId());
        values.put("enteredAt", Instant.ofEpochMilli(walk.live().start()));
        return values;
    }
}
