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
        CompiledJourney shared = SHARED.getIfPresent(text);
        if (shared != null) {
            return new Result(shared, List.of());
        }
        DefinitionReader.Result read = DefinitionReader.read(text);
        if (read instanceof DefinitionReader.Invalid invalid) {
            return new Result(null, invalid.problems());
        }
        CompiledJourney compiled = COMPILER.compile(((DefinitionReader.Valid) read).definition());
        SHARED.put(text, compiled);
        return new Result(compiled, List.of());
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
