// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.definition.SendFields;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.expression.Condition;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import dev.journeys.patterns.expression.Template;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the translators of one definition share: the index of its steps and the parts that several
 * types have.
 */
final class Translation {
    private final Map<String, Integer> indexes = new HashMap<>();
    private final ExpressionCompiler expressions;

    Translation(List<StepDefinition> steps, ExpressionCompiler expressions) {
        for (StepDefinition step : steps) {
            indexes.put(step.id(), indexes.size());
        }
        this.expressions = expressions;
    }

    ExpressionCompiler expressions() {
        return expressions;
    }

    int index(String stepId) {
        Integer index = indexes.get(stepId);
        if (index == null) {
            throw new IllegalArgumentException(
                    "Expected the id of a step, but found '" + stepId + "'.");
        }
        return index;
    }

    int index(Optional<String> stepId) {
        return stepId.map(this::index).orElse(CompiledStep.NONE);
    }

    EventFilter filter(List<String> events, Optional<String> where, ExpressionScope scope)
            throws InvalidExpressionException {
        return new EventFilter(names(events), condition(where, scope));
    }

    /**
     * The same name is the same string in all journeys: an event that has been found by its name is
     * compared with it again and again, and what has just been read is near.
     */
    private static Set<String> names(List<String> events) {
        Set<String> names = new LinkedHashSet<>();
        events.forEach(event -> names.add(event.intern()));
        return Collections.unmodifiableSet(names);
    }

    CompiledSend send(SendFields fields, ExpressionScope scope) throws InvalidExpressionException {
        Optional<Template> payload =
                fields.payload().isPresent()
                        ? Optional.of(expressions.template(fields.payload().get(), scope))
                        : Optional.empty();
        return new CompiledSend(
                fields.destination(),
                fields.event(),
                payload,
                fields.channel(),
                condition(fields.when(), scope));
    }

    private Optional<Condition> condition(Optional<String> source, ExpressionScope scope)
            throws InvalidExpressionException {
        return source.isPresent()
                ? Optional.of(expressions.condition(source.get(), scope))
                : Optional.empty();
    }
}
