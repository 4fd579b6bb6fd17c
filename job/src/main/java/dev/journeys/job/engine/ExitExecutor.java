// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep.Exit;

/** Ends the instance as exited. */
final class ExitExecutor implements StepExecutor<Exit> {
    private final Recorder recorder;

    ExitExecutor(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Class<Exit> type() {
        return Exit.class;
    }

    @Override
    public Outcome enter(Exit step, Walk walk) {
        recorder.exited(walk, step.reason().orElse(null));
        return Outcome.ENDED;
    }
}
