// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.UserState.RecentStart;
import dev.journeys.patterns.compile.CompiledJourney;
import java.util.List;
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
     * Whether an instance may enter; told of if not.
     *
     * @param state with what let it enter
     * @param replaced the live instance that it would replace, which then stays
     */
    boolean admit(
            UserTurn turn,
            CompiledJourney journey,
            @Nullable String identifier,
            InstanceState state,
            @Nullable LiveInstance replaced) {
        if (!contextLimit.admits(turn, journey.id(), state)) {
            return false;
        }
        boolean tooManyLive = replaced == null && turn.state().live().size() >= maxLive;
        if (tooManyLive || tooManyBegin(turn, journey, identifier)) {
            refusals.entry(turn.user(), journey.id());
            return false;
        }
        return true;
    }

    /** Those that end at once are never live, but their numbers are kept for the millisecond. */
    private boolean tooManyBegin(
            UserTurn turn, CompiledJourney journey, @Nullable String identifier) {
        List<RecentStart> starts = turn.state().recentStarts();
        if (starts.size() < maxLive) {
            return false;
        }
        return starts.stream().noneMatch(start -> start.isOf(journey.id(), identifier));
    }
}
