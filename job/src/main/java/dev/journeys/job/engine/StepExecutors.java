// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The executors by type of step. */
final class StepExecutors {
    private final Map<Class<?>, StepExecutor<?>> byType = new HashMap<>();

    StepExecutors(List<StepExecutor<?>> executors) {
        executors.forEach(executor -> byType.put(executor.type(), executor));
    }

    Outcome enter(CompiledStep step, Walk walk) {
        return of(step).enter(step, walk);
    }

    Outcome elapse(CompiledStep step, Walk walk) {
        return of(step).elapse(step, walk);
    }

    /** The map's keys are the types of its values. */
    @SuppressWarnings("unchecked")
    private StepExecutor<CompiledStep> of(CompiledStep step) {
        StepExecutor<?> executor = byType.get(step.getClass());
        if (executor == null) {
            throw new IllegalStateException(
                    "Expected an executor for every type of step, but none is listed for "
                            + step.getClass().getSimpleName()
                            + ".");
        }
        return (StepExecutor<CompiledStep>) executor;
    }
}
