// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep;
import dev.journeys.patterns.compile.CompiledStep.DelayUntil;
import java.util.OptionalLong;

/** Waits until a time that an expression gives; one that cannot be had goes another way. */
final class DelayUntilExecutor implements StepExecutor<DelayUntil> {
    private final Recorder recorder;
    private final Counters counters;

    DelayUntilExecutor(Recorder recorder, Counters counters) {
        this.recorder = recorder;
        this.counters = counters;
    }

    @Override
    public Class<DelayUntil> type() {
        return DelayUntil.class;
    }

    @Override
    public Outcome enter(DelayUntil step, Walk walk) {
        OptionalLong until = step.until().evaluateMillis(Scope.of(walk));
        if (until.isEmpty()) {
            counters.add(JobCount.CONDITION_ERRORS);
            return fail(step, walk);
        }
        if (until.getAsLong() <= walk.now()) {
            return elapse(step, walk);
        }
        recorder.waiting(walk, until.getAsLong());
        walk.waitUntil(walk.now(), until.getAsLong());
        return Outcome.WAITS;
    }

    @Override
    public Outcome elapse(DelayUntil step, Walk walk) {
        recorder.advanced(walk, null);
        return Outcome.to(step.next());
    }

    private Outcome fail(DelayUntil step, Walk walk) {
        if (step.otherwise() == CompiledStep.NONE) {
            recorder.exited(walk, "failed");
            return Outcome.ENDED;
        }
        recorder.advanced(walk, "otherwise");
        return Outcome.to(step.otherwise());
    }
}
