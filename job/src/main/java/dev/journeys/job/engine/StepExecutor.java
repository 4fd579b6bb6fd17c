// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep;

/**
 * Runs one type of step.
 *
 * @param <S> the type of step
 */
interface StepExecutor<S extends CompiledStep> {
    /** The type of step that it runs. */
    Class<S> type();

    /** The instance comes to the step. */
    Outcome enter(S step, Walk walk);

    /** The wait of an instance at the step has elapsed. Only for steps that wait. */
    default Outcome elapse(S step, Walk walk) {
        throw new IllegalStateException(
                "Expected a step that waits, but step '" + step.id() + "' never does.");
    }
}
