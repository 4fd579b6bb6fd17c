// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep;

/** Takes an instance from step to step until it waits or ends. */
final class Interpreter {
    /** How often one instance may enter one step. */
    static final int MAX_ENTRIES_OF_A_STEP = 100;

    private final StepExecutors executors;
    private final Recorder recorder;

    Interpreter(StepExecutors executors, Recorder recorder) {
        this.executors = executors;
        this.recorder = recorder;
    }

    /** The instance starts at the first step. */
    void start(Walk walk) {
        recorder.entered(walk);
        countEntry(walk, 0);
        follow(walk, executors.enter(walk.step(), walk));
    }

    /** A timer of the instance has come: it expires, or its wait has elapsed. */
    void elapse(Walk walk) {
        if (walk.now() >= walk.expiresAt()) {
            exit(walk, "expired");
        } else {
            follow(walk, executors.elapse(walk.step(), walk));
        }
    }

    /** Ends the instance where it is. */
    void exit(Walk walk, String reason) {
        recorder.exited(walk, reason);
        walk.end();
    }

    /** Goes on from a step that has come to something. */
    void follow(Walk walk, Outcome first) {
        Outcome outcome = first;
        while (outcome.kind() == Outcome.Kind.GOES_ON) {
            if (outcome.next() == CompiledStep.NONE) {
                recorder.completed(walk);
                outcome = Outcome.ENDED;
            } else if (!countEntry(walk, outcome.next())) {
                recorder.exited(walk, "loop");
                outcome = Outcome.ENDED;
            } else {
                walk.live().at(outcome.next());
                outcome = executors.enter(walk.step(), walk);
            }
        }
        if (outcome.kind() == Outcome.Kind.ENDED) {
            walk.end();
        }
    }

    /**
     * Whether the step may be entered once more; only steps on a cycle can be met again and are
     * counted.
     */
    private static boolean countEntry(Walk walk, int step) {
        if (!walk.journey().isOnCycle(step)) {
            return true;
        }
        return walk.state().countRepeat(step) <= MAX_ENTRIES_OF_A_STEP;
    }
}
