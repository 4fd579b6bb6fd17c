// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.UserState.RecentStart;
import dev.journeys.patterns.compile.CompiledJourney;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a user may have one instance more; asked of entries that come about otherwise. */
final class EntryLimits {
    private final int maxLive;
    private final ContextLimit contextLimit;
    private final Refusals refusals;

    EntryLimits(int maxLive, ContextLimit contextLimit, Refusals refusals) {
        this.maxLive = maxLive;
        this.contextLimit = contextLimit;
        this.refusals = refusals;
    }

    /**
     * Whether the event may enter; told of if not.
     *
     * @param replaced the live instance that it would replace, which then stays
     */
    boolean admit(
            UserTurn turn,
            JourneyEvent event,
            CompiledJourney journey,
            @Nullable LiveInstance replaced) {
        if (!contextLimit.admits(event, journey.id())) {
            return false;
        }
        boolean tooManyLive = replaced == null && turn.state().live().size() >= maxLive;
        if (tooManyLive || tooManyBegin(turn, event, journey)) {
            refusals.entry(turn.user(), journey.id());
            return false;
        }
        return true;
    }

    /** Those that end at once are never live, but their numbers are kept for the millisecond. */
    private boolean tooManyBegin(UserTurn turn, JourneyEvent event, CompiledJourney journey) {
        List<RecentStart> starts = turn.state().recentStarts();
        if (starts.size() < maxLive) {
            return false;
        }
        String identifier =
                journey.entry()
                        .identifier()
                        .map(path -> event.properties().text(path))
                        .orElse(null);
        return starts.stream()
                .noneMatch(
                        start ->
                                start.journey().equals(journey.id())
                                        && Objects.equals(start.identifier(), identifier));
    }
}
