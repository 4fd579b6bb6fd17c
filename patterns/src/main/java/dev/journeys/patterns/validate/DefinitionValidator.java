// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.parse.Parsed;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.Problems;
import java.util.List;

/**
 * Checks what must hold between the parts of a definition. Stateless. Called by {@link
 * DefinitionReader}.
 *
 * <pre>{@code
 * List<Problem> problems = DefinitionValidator.validate(DefinitionParser.parse(text));
 * }</pre>
 */
public final class DefinitionValidator {

    private static final List<Rule> RULES = Rules.all(ExpressionCompiler.standard());

    private DefinitionValidator() {}

    /**
     * The problems of all rules, also of a definition of which parts could not be read; those of
     * the parser are not among them.
     */
    public static List<Problem> validate(Parsed parsed) {
        Problems problems = new Problems();
        RULES.forEach(rule -> rule.check(parsed.outline(), problems));
        return problems.toList();
    }
}
