// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.patterns.compile.CompiledExit;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the live instances of a user that listen to an event, without opening any of them: a user
 * may have a thousand, and few events concern more than one. What depends on the journey alone is
 * asked once for neighbours of the same journey and version.
 */
final class Listeners {
    private final DefinitionRegistry registry;

    Listeners(DefinitionRegistry registry) {
        this.registry = registry;
    }

    /** Those with an exit rule that listens to the event and is reached by it, in their order. */
    List<LiveInstance> withExitRuleFor(UserTurn turn, JourneyEvent event) {
        List<LiveInstance> found = new ArrayList<>(0);
        CompiledJourney journey = null;
        String identifier = null;
        boolean ofAll = false;
        boolean ofReached = false;
        for (LiveInstance live : turn.state().live()) {
            if (journey == null || !isOn(live, journey)) {
                journey = registry.version(live.journey(), live.version());
                identifier = identifier(journey, event);
                ofAll = hasExitRuleFor(journey, event.name(), false);
                ofReached = hasExitRuleFor(journey, event.name(), true);
            }
            if (ofAll || (ofReached && isReached(live, journey, identifier))) {
                found.add(live);
            }
        }
        return found;
    }

    /** Those that wait for an event of the name and are reached by it, in their order. */
    List<LiveInstance> waitingFor(UserTurn turn, JourneyEvent event) {
        List<LiveInstance> found = new ArrayList<>(0);
        CompiledJourney journey = null;
        String identifier = null;
        for (LiveInstance live : turn.state().live()) {
            if (journey == null || !isOn(live, journey)) {
                journey = registry.version(live.journey(), live.version());
                identifier = identifier(journey, event);
            }
            if (journey.heard().contains(event.name())
                    && isReached(live, journey, identifier)
                    && journey.step(live.step()) instanceof HoldUntil hold
                    && hold.listensTo(event.name())) {
                found.add(live);
            }
        }
        return found;
    }

    private static boolean isOn(LiveInstance live, CompiledJourney journey) {
        return live.version() == journey.version() && live.journey().equals(journey.id());
    }

    private static boolean isReached(
            LiveInstance live, CompiledJourney journey, @Nullable String identifier) {
        return journey.entry().identifier().isEmpty()
                || Objects.equals(identifier, live.identifier());
    }

    private static boolean hasExitRuleFor(
            CompiledJourney journey, String event, boolean matchIdentifier) {
        for (CompiledExit exit : journey.exits()) {
            if (exit.matchIdentifier() == matchIdentifier && exit.filter().listensTo(event)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String identifier(CompiledJourney journey, JourneyEvent event) {
        return journey.entry().identifier().isPresent() && journey.heard().contains(event.name())
                ? event.properties().text(journey.entry().identifier().get())
                : null;
    }
}
