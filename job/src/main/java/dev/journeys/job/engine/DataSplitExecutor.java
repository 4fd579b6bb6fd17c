// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep.ConditionBranch;
import dev.journeys.patterns.compile.CompiledStep.DataSplit;

/** Takes the first branch whose condition is true. */
final class DataSplitExecutor implements StepExecutor<DataSplit> {
    private final Recorder recorder;

    DataSplitExecutor(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Class<DataSplit> type() {
        return DataSplit.class;
    }

    @Override
    public Outcome enter(DataSplit step, Walk walk) {
        Scope scope = Scope.of(walk);
        for (ConditionBranch branch : step.branches()) {
            if (recorder.holds(branch.when(), scope)) {
                recorder.advanced(walk, branch.name());
                return Outcome.to(branch.next());
            }
        }
        recorder.advanced(walk, "otherwise");
        return Outcome.to(step.otherwise());
    }
}
