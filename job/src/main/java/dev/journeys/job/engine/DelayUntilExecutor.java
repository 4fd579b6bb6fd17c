// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep.DelayUntil;
import java.util.OptionalLong;

/** Waits until a time that an expression gives; one that cannot be had goes another way. */
final class DelayUntilExecutor implements StepExecutor<DelayUntil> {
    private final ComputedDelay delay;

    DelayUntilExecutor(ComputedDelay delay) {
        this.delay = delay;
    }

    @Override
    public Class<DelayUntil> type() {
        return DelayUntil.class;
    }

    @Override
    public Outcome enter(DelayUntil step, Walk walk) {
        OptionalLong until = step.until().evaluateMillis(Scope.of(walk));
        return until.isEmpty()
                ? delay.fail(step.otherwise(), walk)
                : delay.waitUntil(until.getAsLong(), step.next(), walk);
    }

    @Override
    public Outcome elapse(DelayUntil step, Walk walk) {
        return delay.goOn(step.next(), walk);
    }
}
