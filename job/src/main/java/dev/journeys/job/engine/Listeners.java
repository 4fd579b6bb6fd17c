// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.HeardEvent;
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
 * may have a thousand, and few events concern more than one. Whether one may listen at all the
 * event's name has told; what else depends on the journey alone is asked once for neighbours of the
 * same journey and version.
 */
final class Listeners {
    private final Walks walks;

    Listeners(Walks walks) {
        this.walks = walks;
    }

    /** Those with an exit rule that listens to the event and is reached by it, in their order. */
    List<Walk> withExitRuleFor(UserTurn turn, JourneyEvent event, HeardEvent heard) {
        List<Walk> found = List.of();
        CompiledJourney journey = null;
        String identifier = null;
        boolean ofAll = false;
        boolean ofReached = false;
        for (LiveInstance live : turn.state().live()) {
            if (journey == null || !isOn(live, journey)) {
                journey = heard.version(live.journey(), live.version());
                ofAll = hasExitRuleFor(journey, event.name(), false);
                ofReached = hasExitRuleFor(journey, event.name(), true);
                identifier = ofReached ? identifier(journey, event) : null;
            }
            if (journey != null && (ofAll || (ofReached && isReached(live, journey, identifier)))) {
                found = with(found, walks.of(turn, journey, live));
            }
        }
        return found;
    }

    /** Those that wait for an event of the name and are reached by it, in their order. */
    List<Walk> waitingFor(UserTurn turn, JourneyEvent event, HeardEvent heard) {
        List<Walk> found = List.of();
        CompiledJourney journey = null;
        String identifier = null;
        for (LiveInstance live : turn.state().live()) {
            if (journey == null || !isOn(live, journey)) {
                journey = heard.version(live.journey(), live.version());
                identifier = identifier(journey, event);
            }
            if (journey != null
                    && isReached(live, journey, identifier)
                    && journey.step(live.step()) instanceof HoldUntil hold
                    && hold.listensTo(event.name())) {
                found = with(found, walks.of(turn, journey, live));
            }
        }
        return found;
    }

    /** Most events find nobody: a list is made for the first. */
    private static List<Walk> with(List<Walk> found, Walk walk) {
        List<Walk> more = found.isEmpty() ? new ArrayList<>() : found;
        more.add(walk);
        return more;
    }

    private static boolean isOn(LiveInstance live, CompiledJourney journey) {
        return live.version() == journey.version() && live.journey().equals(journey.id());
    }

    private static boolean isReached(
            LiveInstance live, CompiledJourney journey, @Nullable String identifier) {
        return journey.identifier().isEmpty() || Objects.equals(identifier, live.identifier());
    }

    private static boolean hasExitRuleFor(
            @Nullable CompiledJourney journey, String event, boolean matchIdentifier) {
        List<CompiledExit> exits = journey == null ? List.of() : journey.exits();
        for (CompiledExit exit : exits) {
            if (exit.matchIdentifier() == matchIdentifier && exit.filter().listensTo(event)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String identifier(
            @Nullable CompiledJourney journey, JourneyEvent event) {
        return journey != null && journey.identifier().isPresent()
                ? event.properties().text(journey.identifier().get())
                : null;
    }
}
