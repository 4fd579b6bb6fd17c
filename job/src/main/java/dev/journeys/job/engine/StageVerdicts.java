// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledPattern;
import dev.journeys.patterns.compile.CompiledPattern.CompiledStage;
import dev.journeys.patterns.event.PatternEvent;
import dev.journeys.patterns.event.PatternEvent.CapturedStages;
import dev.journeys.patterns.event.PatternEvent.StageConditions;
import dev.journeys.patterns.expression.Condition;
import dev.journeys.patterns.expression.Variables;
import dev.journeys.patterns.expression.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stages of a pattern the event that is taken matches. Flink CEP asks for every partial match
 * and more than once; a condition is evaluated once for each context that it sees, and counted once
 * an event where it fails.
 */
final class StageVerdicts implements StageConditions {
    private final UserTurn turn;
    private final CompiledJourney journey;
    private final String eventName;
    private final CompiledPattern pattern;
    private final Counters counters;
    private final Map<Integer, Map<List<@Nullable PatternEvent>, Boolean>> verdicts =
            new HashMap<>();
    private final Set<Integer> failed = new HashSet<>();

    StageVerdicts(
            UserTurn turn,
            CompiledJourney journey,
            String eventName,
            CompiledPattern pattern,
            Counters counters) {
        this.turn = turn;
        this.journey = journey;
        this.eventName = eventName;
        this.pattern = pattern;
        this.counters = counters;
    }

    @Override
    public boolean hold(int stage, CapturedStages captured) {
        CompiledStage compiled = pattern.stages().get(stage);
        if (!compiled.filter().listensTo(eventName)) {
            return false;
        }
        if (compiled.filter().where().isEmpty()) {
            return true;
        }
        Condition where = compiled.filter().where().get();
        List<@Nullable PatternEvent> context = new ArrayList<>();
        for (int earlier = 0; compiled.readsContext() && earlier < stage; earlier++) {
            context.add(pattern.stages().get(earlier).captures() ? captured.last(earlier) : null);
        }
        return verdicts.computeIfAbsent(stage, none -> new HashMap<>())
                .computeIfAbsent(context, seen -> evaluate(stage, where, seen));
    }

    private boolean evaluate(
            int stage, Condition where, List<@Nullable PatternEvent> lastOfStages) {
        Scope scope = Scope.entering(turn, journey);
        Variables variables =
                name -> name.equals("context") ? context(lastOfStages) : scope.value(name);
        Verdict verdict = where.test(variables);
        if (verdict == Verdict.FAILED && failed.add(stage)) {
            counters.conditionError(journey.id());
        }
        return verdict == Verdict.TRUE;
    }

    private Map<String, Object> context(List<@Nullable PatternEvent> lastOfStages) {
        Map<String, Object> context = new LinkedHashMap<>();
        for (int i = 0; i < lastOfStages.size(); i++) {
            PatternEvent last = lastOfStages.get(i);
            if (last != null) {
                context.put(pattern.stages().get(i).name(), last.properties().values());
            }
        }
        return context;
    }
}
