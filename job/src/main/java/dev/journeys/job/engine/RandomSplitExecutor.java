// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.delivery.StableHash;
import dev.journeys.patterns.compile.CompiledStep.RandomSplit;
import dev.journeys.patterns.compile.CompiledStep.ShareBranch;

/**
 * Takes the branch in whose range of percentages the hash of the instance, or of the user, falls.
 */
final class RandomSplitExecutor implements StepExecutor<RandomSplit> {
    private static final long HUNDREDTHS = 10_000;

    private final Recorder recorder;
    private final StableHash hash;

    RandomSplitExecutor(Recorder recorder, StableHash hash) {
        this.recorder = recorder;
        this.hash = hash;
    }

    @Override
    public Class<RandomSplit> type() {
        return RandomSplit.class;
    }

    @Override
    public Outcome enter(RandomSplit step, Walk walk) {
        long bucket = Long.remainderUnsigned(first8Bytes(step, walk), HUNDREDTHS);
        for (ShareBranch branch : step.branches()) {
            if (bucket < branch.upperHundredths()) {
                recorder.advanced(walk, branch.name());
                return Outcome.to(branch.next());
            }
        }
        throw new IllegalStateException(
                "Expected the percentages of step '" + step.id() + "' to add up to 100.");
    }

    private long first8Bytes(RandomSplit step, Walk walk) {
        hash.add(walk.journey().id()).add(step.id()).add(walk.turn().user());
        if (!step.sticky()) {
            hash.add(walk.live().identifier()).add(walk.live().start());
        }
        return hash.first8Bytes();
    }
}
