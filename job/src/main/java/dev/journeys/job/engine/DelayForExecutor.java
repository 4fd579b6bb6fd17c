// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep.DelayFor;

/** Waits for a length of time. */
final class DelayForExecutor implements StepExecutor<DelayFor> {
    private final Recorder recorder;

    DelayForExecutor(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Class<DelayFor> type() {
        return DelayFor.class;
    }

    @Override
    public Outcome enter(DelayFor step, Walk walk) {
        long until = walk.now() + step.millis();
        recorder.waiting(walk, until);
        walk.waitUntil(walk.now(), until);
        return Outcome.WAITS;
    }

    @Override
    public Outcome elapse(DelayFor step, Walk walk) {
        recorder.advanced(walk, null);
        return Outcome.to(step.next());
    }
}
