// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a valid definition against the record that brings it and against what is known. */
final class RecordChecks {
    private RecordChecks() {}

    /**
     * @param known the definition that the version has already, or null
     */
    static List<Problem> check(
            DefinitionRecord record,
            byte[] definition,
            CompiledJourney compiled,
            byte @Nullable [] known) {
        List<Problem> problems = new ArrayList<>();
        if (!compiled.id().equals(record.journey())) {
            problems.add(
                    contradiction("/id", "'" + record.journey() + "'", "'" + compiled.id() + "'"));
        }
        if (compiled.version() != record.version()) {
            problems.add(
                    contradiction(
                            "/version",
                            String.valueOf(record.version()),
                            String.valueOf(compiled.version())));
        }
        if (problems.isEmpty() && known != null && !SameDefinition.is(known, definition)) {
            problems.add(changed(compiled));
        }
        return problems;
    }

    private static Problem contradiction(String pointer, String expected, String found) {
        return new Problem(
                ProblemCode.WRONG_KEY,
                pointer,
                1,
                1,
                "Expected " + expected + ", as the control record says, but found " + found + ".");
    }

    private static Problem changed(CompiledJourney compiled) {
        return new Problem(
                ProblemCode.DUPLICATE_VERSION,
                "/version",
                1,
                1,
                "Expected a new version for a changed definition, but found version "
                        + compiled.version()
                        + " of '"
                        + compiled.id()
                        + "', which is known with another definition. Raise 'version'.");
    }
}
