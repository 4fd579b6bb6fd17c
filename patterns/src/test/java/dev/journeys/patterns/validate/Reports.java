// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.DefinitionTexts;
import dev.journeys.patterns.parse.Problem;
import java.util.List;

/** What the reader says of a text, as the tables of tests write it. */
final class Reports {

    private Reports() {}

    /** The problems without their positions; none for a valid text. */
    static List<String> brief(String text) {
        return problems(text).stream().map(DefinitionTexts::brief).toList();
    }

    /** The problems with their positions; none for a valid text. */
    static List<String> full(String text) {
        return problems(text).stream().map(DefinitionTexts::full).toList();
    }

    private static List<Problem> problems(String text) {
        return DefinitionReader.read(text) instanceof DefinitionReader.Invalid invalid
                ? invalid.problems()
                : List.of();
    }
}
