// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.compile.CompiledPattern;
import dev.journeys.patterns.compile.PatternMatch;
import dev.journeys.patterns.event.PatternEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/**
 * Chooses the matches that count among those that Flink CEP has found at one time, and takes away
 * the partial matches that cannot count any more: after a match, matching starts anew past its last
 * event.
 */
final class Selection {
    private static final Comparator<ComputationState> OLDEST_FIRST =
            Comparator.comparing(ComputationState::getStartEventID, EventId.COMPARATOR)
                    .thenComparing(
                            state -> state.getPreviousBufferEntry().getEventId(),
                            EventId.COMPARATOR);

    private final CompiledPattern pattern;
    private final NFAState state;
    private final List<PatternMatch> matches = new ArrayList<>();

    Selection(CompiledPattern pattern, NFAState state) {
        this.pattern = pattern;
        this.state = state;
    }

    /** Takes in what was found. */
    void choose(
            Iterable<Map<String, List<PatternEvent>>> found,
            SharedBufferAccessor<PatternEvent> accessor)
            throws Exception {
        List<Tuple2<List<PatternEvent>, Map<String, List<PatternEvent>>>> left = new ArrayList<>();
        found.forEach(match -> left.add(Tuple2.of(inOrder(match.values()), match)));
        left.sort(Comparator.comparing(match -> match.f0, PatternMatch.ORDER));
        while (!left.isEmpty()) {
            PatternMatch match = pattern.match(left.get(0).f1);
            matches.add(match);
            long last = match.last().sequence();
            left.removeIf(other -> other.f0.get(0).sequence() <= last);
            release(partial -> events(partial, accessor).get(0).sequence() <= last, accessor);
        }
        if (pattern.slots().isEmpty() && !pattern.readsContext()) {
            releaseThoseThatCannotWin(accessor);
        }
    }

    /**
     * Of the partial matches that begin with the same event and have come to the same state, one
     * will always count before the others, since nothing that is to come can tell them apart.
     * Without this a loop such as "three views or more" keeps one for every number of views.
     */
    private void releaseThoseThatCannotWin(SharedBufferAccessor<PatternEvent> accessor)
            throws Exception {
        Map<Tuple2<EventId, String>, ComputationState> winners = new HashMap<>();
        for (ComputationState partial : begun()) {
            winners.merge(
                    Tuple2.of(partial.getStartEventID(), partial.getCurrentStateName()),
                    partial,
                    (one, other) ->
                            PatternMatch.ORDER.compare(
                                                    events(one, accessor), events(other, accessor))
                                            <= 0
                                    ? one
                                    : other);
        }
        if (winners.size() < size()) {
            release(partial -> !isOneOf(winners.values(), partial), accessor);
        }
    }

    private static boolean isOneOf(Collection<ComputationState> states, ComputationState state) {
        for (ComputationState each : states) {
            if (each == state) {
                return true;
            }
        }
        return false;
    }

    /** The matches that count, in their order. */
    List<PatternMatch> matches() {
        return matches;
    }

    /** How many partial matches are left. */
    int size() {
        return begun().size();
    }

    /** When the first partial match times out, in epoch milliseconds. */
    long firstTimeout(long windowMillis) {
        return begun().stream()
                .mapToLong(partial -> partial.getStartTimestamp() + windowMillis)
                .min()
                .orElse(PatternHost.NEVER);
    }

    /** Gives up the partial match that began first; of several, the one that is least far. */
    void dropOldest(SharedBufferAccessor<PatternEvent> accessor) throws Exception {
        ComputationState oldest = begun().stream().min(OLDEST_FIRST).orElseThrow();
        release(partial -> partial == oldest, accessor);
    }

    /** The partial matches but the one that every event begins, which has no event yet. */
    private List<ComputationState> begun() {
        return state.getPartialMatches().stream().filter(s -> s.getStartEventID() != null).toList();
    }

    private void release(
            Predicate<ComputationState> condition, SharedBufferAccessor<PatternEvent> accessor)
            throws Exception {
        PriorityQueue<ComputationState> left =
                new PriorityQueue<>(NFAState.COMPUTATION_STATE_COMPARATOR);
        List<ComputationState> released = new ArrayList<>();
        for (ComputationState partial : state.getPartialMatches()) {
            boolean goes = partial.getStartEventID() != null && condition.test(partial);
            (goes ? released : left).add(partial);
        }
        // Only now, since a condition may look at the events of any.
        for (ComputationState partial : released) {
            accessor.releaseNode(partial.getPreviousBufferEntry(), partial.getVersion());
        }
        state.setNewPartialMatches(left);
    }

    private static List<PatternEvent> events(
            ComputationState partial, SharedBufferAccessor<PatternEvent> accessor) {
        return inOrder(
                accessor.materializeMatch(
                                accessor.extractPatterns(
                                                partial.getPreviousBufferEntry(),
                                                partial.getVersion())
                                        .get(0))
                        .values());
    }

    private static List<PatternEvent> inOrder(Collection<List<PatternEvent>> stages) {
        List<PatternEvent> events = new ArrayList<>();
        stages.forEach(events::addAll);
        events.sort(Comparator.comparingLong(PatternEvent::sequence));
        return events;
    }
}
