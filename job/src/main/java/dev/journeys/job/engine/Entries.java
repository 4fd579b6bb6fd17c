// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.definitions.JourneyVersions;
import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LastEntries;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.OpenPattern;
import dev.journeys.patterns.compile.CompiledEntry;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledTrigger;
import dev.journeys.patterns.compile.EventFilter;
import dev.journeys.patterns.compile.PatternMatch;
import dev.journeys.patterns.definition.ReentryDefinition;
import dev.journeys.patterns.definition.WhenLive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows an event to the entries of all journeys and starts instances; judged on what was live
 * before the event. A match of a pattern counts as an entry event at its time.
 */
final class Entries {
    private final DefinitionRegistry registry;
    private final Walks walks;
    private final Interpreter interpreter;
    private final PatternEntries patterns;
    private final Recorder recorder;
    private final EntryLimits limits;
    private final Counters counters;

    Entries(
            DefinitionRegistry registry,
            Walks walks,
            Interpreter interpreter,
            PatternEntries patterns,
            Recorder recorder,
            EntryLimits limits,
            Counters counters) {
        this.registry = registry;
        this.walks = walks;
        this.interpreter = interpreter;
        this.patterns = patterns;
        this.recorder = recorder;
        this.limits = limits;
        this.counters = counters;
    }

    void apply(UserTurn turn, JourneyEvent event, HeardEvent heard) {
        for (JourneyVersions versions : heard.entered()) {
            CompiledJourney journey = versions.takingEntriesAt(event.timestamp());
            patterns.forgetOthers(turn, versions.journey(), journey);
            if (journey != null) {
                apply(turn, event, journey);
            }
        }
    }

    private void apply(UserTurn turn, JourneyEvent event, CompiledJourney journey) {
        if (journey.entry().trigger() instanceof CompiledTrigger.SeveralEvents several) {
            String identifier = identifier(event, journey.entry());
            List<PatternMatch> matches =
                    patterns.take(turn, event, journey, several.pattern(), identifier);
            for (PatternMatch match : matches) {
                enter(turn, journey, identifier, match);
            }
        } else if (isEntry(turn, event, journey)) {
            enter(turn, journey, event);
        }
    }

    /** A partial match has timed out, which may be what its pattern waits for. */
    void elapse(UserTurn turn, OpenPattern open) {
        CompiledJourney journey = registry.takingEntriesAt(open.journey(), turn.now());
        patterns.forgetOthers(turn, open.journey(), journey);
        if (journey != null && turn.state().patterns().contains(open)) {
            for (PatternMatch match : patterns.elapse(turn, open, journey)) {
                enter(turn, journey, open.identifier(), match);
            }
        }
    }

    private void enter(UserTurn turn, CompiledJourney journey, JourneyEvent event) {
        String identifier = identifier(event, journey.entry());
        if (journey.entry().identifier().isPresent() && identifier == null) {
            counters.add(JobCount.MISSING_IDENTIFIER);
        } else if (mayReenter(turn, journey)) {
            boolean isOnlyOne = !journey.entryEvent().isEmpty();
            InstanceState state =
                    new InstanceState(
                            isOnlyOne ? null : event.name(), event.properties().toBytes());
            enter(turn, journey, identifier, state);
        }
    }

    private void enter(
            UserTurn turn,
            CompiledJourney journey,
            @Nullable String identifier,
            PatternMatch match) {
        if (isInAudience(turn, journey.entry()) && mayReenter(turn, journey)) {
            Map<String, byte[]> captures = new LinkedHashMap<>();
            match.context().forEach((stage, last) -> captures.put(stage, last.toBytes()));
            byte[] entry = match.last().properties().toBytes();
            enter(turn, journey, identifier, InstanceState.enteredBySeveral(captures, entry));
        }
    }

    private static boolean isInAudience(UserTurn turn, CompiledEntry entry) {
        return entry.audience().isEmpty()
                || Boolean.TRUE.equals(turn.profile().values().get(entry.audience().get()));
    }

    private boolean isEntry(UserTurn turn, JourneyEvent event, CompiledJourney journey) {
        EventFilter filter = (EventFilter) journey.entry().trigger();
        return Filters.matches(filter, event, Scope.entering(turn, journey), recorder)
                && isInAudience(turn, journey.entry());
    }

    private static boolean mayReenter(UserTurn turn, CompiledJourney journey) {
        ReentryDefinition reentry = journey.entry().reentry();
        if (reentry instanceof ReentryDefinition.EveryEvent) {
            return true;
        }
        LastEntries entries = turn.state().lastEntries();
        int last = entries.find(journey.id());
        return last < 0
                || (reentry instanceof ReentryDefinition.After after
                        && turn.now() >= entries.time(last) + after.duration().toMillis());
    }

    private void enter(
            UserTurn turn,
            CompiledJourney journey,
            @Nullable String identifier,
            InstanceState state) {
        LiveInstance live = turn.live(journey.id(), identifier);
        boolean wasLive = live != null || turn.hasEnded(journey.id(), identifier);
        if (wasLive && journey.entry().whenLive() == WhenLive.IGNORE) {
            return;
        }
        if (!limits.admit(turn, journey, identifier, state, live)) {
            return;
        }
        if (live != null) {
            interpreter.exit(walks.of(turn, live), "replaced");
        }
        int number = turn.state().countStart(journey.id(), identifier, turn.now());
        turn.state().lastEntries().put(journey.id(), turn.now());
        turn.changed();
        LiveInstance started =
                new LiveInstance(
                        journey.id(),
                        journey.version(),
                        identifier,
                        turn.now(),
                        number,
                        0,
                        turn.now());
        interpreter.start(walks.entering(turn, journey, started, state));
    }

    private static @Nullable String identifier(JourneyEvent event, CompiledEntry entry) {
        return entry.identifier().isPresent()
                ? event.properties().text(entry.identifier().get())
                : null;
    }
}
