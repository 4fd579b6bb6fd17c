// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.parse.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CompiledDefinitionsTest {
    private static final int SUBTASKS = 4;

    @Test
    void compilesATextOnceForAllSubtasksOfAProcess() throws Exception {
        // given
        List<Callable<CompiledJourney>> subtasks = new ArrayList<>();
        for (int i = 0; i < SUBTASKS; i++) {
            subtasks.add(() -> compile("only-once").journey());
        }
        ExecutorService threads = Executors.newFixedThreadPool(SUBTASKS);

        // when
        List<CompiledJourney> compiled = new ArrayList<>();
        try {
            for (Future<CompiledJourney> each : threads.invokeAll(subtasks)) {
                compiled.add(each.get());
            }
        } finally {
            threads.shutdown();
        }

        // then
        assertThat(compiled).hasSize(SUBTASKS).allMatch(each -> each == compiled.get(0));
    }

    @Test
    void tellsTheProblemsOfAnInvalidTextEveryTime() {
        // when
        List<Problem> first = compile("Not an id").problems();
        List<Problem> second = compile("Not an id").problems();

        // then
        assertThat(first).isNotEmpty().isEqualTo(second);
    }

    private static CompiledDefinitions.Result compile(String id) {
        String text =
                """
                {"id":"%s","version":1,"entry":{"event":"started"},"steps":[{"id":"out","type":"exit"}]}
                """
                        .formatted(id);
        return CompiledDefinitions.compile(text.getBytes(StandardCharsets.UTF_8));
    }
}
