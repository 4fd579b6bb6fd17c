// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.cep.PatternHost;
import dev.journeys.job.cep.PatternProgress;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OpenPattern;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledPattern;
import dev.journeys.patterns.compile.CompiledTrigger;
import dev.journeys.patterns.compile.PatternMatch;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows events and times to the patterns of entries and keeps what has begun to match: for each
 * user, journey, version and identifier value by itself.
 */
final class PatternEntries {
    /** How many patterns of one user may have begun at a time. */
    static final int MAX_OPEN = 1000;

    private final PatternStore store;
    private final PatternHost host;
    private final Counters counters;

    PatternEntries(PatternStore store, PatternHost host, Counters counters) {
        this.store = store;
        this.host = host;
        this.counters = counters;
    }

    /** Forgets what has begun on versions of a journey that take no entries now. */
    void forgetOthers(UserTurn turn, String journeyId, @Nullable CompiledJourney taking) {
        boolean found = false;
        for (OpenPattern open : turn.state().patterns()) {
            found |= isOther(open, journeyId, taking);
        }
        if (found) {
            for (OpenPattern open : List.copyOf(turn.state().patterns())) {
                if (isOther(open, journeyId, taking)) {
                    forget(turn, open);
                }
            }
        }
    }

    private static boolean isOther(
            OpenPattern open, String journeyId, @Nullable CompiledJourney taking) {
        return open.journey().equals(journeyId)
                && (taking == null
                        || open.version() != taking.version()
                        || !(taking.entry().trigger() instanceof CompiledTrigger.SeveralEvents));
    }

    /**
     * Shows an event to the pattern of a journey; returns the matches that it completes.
     *
     * @param identifier the event's; null where it or the entry has none
     */
    List<PatternMatch> take(
            UserTurn turn,
            JourneyEvent event,
            CompiledJourney journey,
            CompiledPattern pattern,
            @Nullable String identifier) {
        boolean named = pattern.events().contains(event.name());
        if (!named && !pattern.isStrict()) {
            return List.of();
        }
        if (journey.entry().identifier().isPresent() && identifier == null) {
            if (named) {
                counters.add(JobCount.MISSING_IDENTIFIER);
            }
            return List.of();
        }
        OpenPattern open = open(turn, journey, identifier);
        if (open == null && !named) {
            return List.of();
        }
        byte[] kept = open == null ? null : store.read(open);
        PatternProgress progress =
                host.take(
                        pattern,
                        kept,
                        turn.now(),
                        event.properties(),
                        new StageVerdicts(turn, journey, event.name(), pattern, counters));
        OpenPattern now =
                new OpenPattern(journey.id(), journey.version(), identifier, progress.due());
        keep(turn, open, now, kept, progress);
        return progress.matches();
    }

    /** The first partial match of a pattern times out; returns the matches that this completes. */
    List<PatternMatch> elapse(UserTurn turn, OpenPattern open, CompiledJourney journey) {
        CompiledTrigger.SeveralEvents several =
                (CompiledTrigger.SeveralEvents) journey.entry().trigger();
        byte[] kept = store.read(open);
        PatternProgress progress = host.elapse(several.pattern(), kept, turn.now());
        OpenPattern now =
                new OpenPattern(open.journey(), open.version(), open.identifier(), progress.due());
        keep(turn, open, now, kept, progress);
        return progress.matches();
    }

    private void keep(
            UserTurn turn,
            @Nullable OpenPattern before,
            OpenPattern now,
            byte @Nullable [] kept,
            PatternProgress progress) {
        counters.add(JobCount.DROPPED_PARTIAL_MATCHES, progress.dropped());
        byte[] partialMatches = progress.partialMatches();
        if (partialMatches == null) {
            if (before != null) {
                forget(turn, before);
            }
            return;
        }
        if (partialMatches != kept) {
            store.write(now, partialMatches);
        }
        if (!now.equals(before)) {
            replace(turn, before, now);
        }
    }

    private void replace(UserTurn turn, @Nullable OpenPattern before, OpenPattern now) {
        List<OpenPattern> patterns = turn.state().patterns();
        if (before != null) {
            turn.state().forget(before);
        } else if (patterns.size() >= MAX_OPEN) {
            OpenPattern oldest =
                    patterns.stream().min(Comparator.comparingLong(OpenPattern::due)).orElseThrow();
            forget(turn, oldest);
            counters.add(JobCount.DROPPED_PARTIAL_MATCHES);
        }
        turn.state().begin(now);
        turn.changed();
    }

    private void forget(UserTurn turn, OpenPattern open) {
        store.remove(open);
        turn.state().forget(open);
        turn.changed();
    }

    private static @Nullable OpenPattern open(
            UserTurn turn, CompiledJourney journey, @Nullable String identifier) {
        for (OpenPattern open : turn.state().patterns()) {
            if (open.journey().equals(journey.id())
                    && open.version() == journey.version()
                    && Objects.equals(open.identifier(), identifier)) {
                return open;
            }
        }
        return null;
    }
}
