// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.parse.DefinitionParser;
import dev.journeys.patterns.parse.Parsed;
import dev.journeys.patterns.parse.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the text of a definition as section 2 of the journey format describes it: the one way from
 * a text to a {@link JourneyDefinition} that can be compiled. Stateless; never throws for a text,
 * whatever it is; the same text always gives the same result.
 *
 * <pre>{@code
 * DefinitionReader.Result result = DefinitionReader.read(text);
 * if (result instanceof DefinitionReader.Valid valid) {
 *     run(valid.definition());
 * } else if (result instanceof DefinitionReader.Invalid invalid) {
 *     invalid.problems().forEach(problem -> System.err.println(problem.message()));
 * }
 * }</pre>
 */
public final class DefinitionReader {

    private static final Comparator<Problem> BY_POSITION =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private DefinitionReader() {}

    /** What became of a text. */
    public sealed interface Result permits Valid, Invalid {}

    /** A definition without mistakes. */
    public record Valid(JourneyDefinition definition) implements Result {}

    /**
     * A definition with mistakes.
     *
     * @param problems at least one, in the order of their positions
     */
    public record Invalid(List<Problem> problems) implements Result {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a text and reports all of its problems at once.
     *
     * @param text JSON, with or without a byte order mark
     */
    public static Result read(String text) {
        Parsed parsed = DefinitionParser.parse(text);
        List<Problem> problems =
                Stream.concat(
                                parsed.problems().stream(),
                                DefinitionValidator.validate(parsed).stream())
                        .sorted(BY_POSITION)
                        .toList();
        return problems.isEmpty()
                ? new Valid(parsed.definition().orElseThrow())
                : new Invalid(problems);
    }
}
