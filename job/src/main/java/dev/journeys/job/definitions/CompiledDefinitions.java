// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.JourneyCompiler;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.validate.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Compiles definitions once a JVM: compiled journeys are immutable, so all subtasks of a process
 * share them, by content, for as long as one of them holds on to them. Thread-safe.
 */
final class CompiledDefinitions {
    private static final Cache<String, CompiledJourney> SHARED =
            CacheBuilder.newBuilder().weakValues().build();

    private static final JourneyCompiler COMPILER = new JourneyCompiler();

    private CompiledDefinitions() {}

    static Result compile(byte[] definition) {
        String text = new String(definition, StandardCharsets.UTF_8);
        try {
            // Subtasks take the same records at the same time: one compiles, the others wait.
            return new Result(SHARED.get(text, () -> compile(text)), List.of());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidDefinitionException invalid) {
                return new Result(null, invalid.problems);
            }
            throw new IllegalStateException("Expected to compile a definition.", e.getCause());
        }
    }

    private static CompiledJourney compile(String text) throws InvalidDefinitionException {
        DefinitionReader.Result read = DefinitionReader.read(text);
        if (read instanceof DefinitionReader.Invalid invalid) {
            throw new InvalidDefinitionException(invalid.problems());
        }
        return COMPILER.compile(((DefinitionReader.Valid) read).definition());
    }

    /** Nothing is kept of an invalid text. */
    private static final class InvalidDefinitionException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient List<Problem> problems;

        InvalidDefinitionException(List<Problem> problems) {
            this.problems = problems;
        }
    }

    /** A compiled journey or problems, at least one. */
    record Result(@Nullable CompiledJourney compiled, List<Problem> problems) {
        CompiledJourney journey() {
            if (compiled == null) {
                throw new IllegalStateException(
                        "Expected a definition without problems, but found " + problems + ".");
            }
            return compiled;
        }
    }
}
