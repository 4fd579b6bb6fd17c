// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.definition.EntryDefinition;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.event.PropertyPath;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles a definition that has been validated. Stateless and thread-safe. */
public final class JourneyCompiler {
    private final ExpressionCompiler expressions = ExpressionCompiler.standard();

    /**
     * Compiles a definition.
     *
     * @throws IllegalArgumentException where the definition was not validated, see {@code
     *     DefinitionReader}
     */
    public CompiledJourney compile(JourneyDefinition definition) {
        try {
            return translate(definition, new Translation(definition.steps(), expressions));
        } catch (InvalidExpressionException e) {
            throw new IllegalArgumentException(
                    "Expected a validated definition, but an expression of '"
                            + definition.id()
                            + "' does not compile.",
                    e);
        }
    }

    private static CompiledJourney translate(JourneyDefinition definition, Translation translation)
            throws InvalidExpressionException {
        List<CompiledExit> exits = new ArrayList<>();
        for (ExitRuleDefinition exit : definition.exits()) {
            exits.add(exit(exit, translation));
        }
        List<CompiledStep> steps = new ArrayList<>();
        for (StepDefinition step : definition.steps()) {
            steps.add(StepTranslators.translate(step, translation));
        }
        return new CompiledJourney(
                definition.id().intern(), // As the names of events are, see Translation.
                definition.version(),
                entry(definition.entry(), translation),
                exits,
                steps,
                definition.expireAfter().toMillis());
    }

    private static CompiledEntry entry(EntryDefinition entry, Translation translation)
            throws InvalidExpressionException {
        return new CompiledEntry(
                trigger(entry.trigger(), translation),
                entry.audience(),
                entry.reentry(),
                entry.identifier().map(PropertyPath::parse),
                entry.whenLive());
    }

    private static CompiledTrigger trigger(EntryTrigger trigger, Translation translation)
            throws InvalidExpressionException {
        if (trigger instanceof EntryTrigger.SeveralEvents several) {
            return new CompiledTrigger.SeveralEvents(
                    new PatternTranslator(translation).translate(several.pattern()));
        }
        EntryTrigger.SingleEvent single = (EntryTrigger.SingleEvent) trigger;
        return translation.filter(single.events(), single.where(), ExpressionScope.ENTRY);
    }

    private static CompiledExit exit(ExitRuleDefinition exit, Translation translation)
            throws InvalidExpressionException {
        return new CompiledExit(
                exit.name(),
                translation.filter(exit.events(), exit.where(), ExpressionScope.EXIT),
                exit.matchIdentifier(),
                exit.send().isPresent()
                        ? Optional.of(
                                translation.send(exit.send().get(), ExpressionScope.EXIT_SEND))
                        : Optional.empty());
    }
}
