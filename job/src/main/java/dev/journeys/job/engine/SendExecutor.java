// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep.Send;

/** Emits a delivery and goes on. */
final class SendExecutor implements StepExecutor<Send> {
    private final Recorder recorder;

    SendExecutor(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Class<Send> type() {
        return Send.class;
    }

    @Override
    public Outcome enter(Send step, Walk walk) {
        recorder.send(walk, step.send());
        return Outcome.to(step.next());
    }
}
