// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep;

/** What the delays have in common whose time is computed where an instance comes to them. */
final class ComputedDelay {
    private final Recorder recorder;
    private final Counters counters;

    ComputedDelay(Recorder recorder, Counters counters) {
        this.recorder = recorder;
        this.counters = counters;
    }

    /**
     * Waits for a time; one that is not after now goes on at once.
     *
     * @param until epoch milliseconds
     * @param next the step that follows, or {@link CompiledStep#NONE}
     */
    Outcome waitUntil(long until, int next, Walk walk) {
        if (until <= walk.now()) {
            return goOn(next, walk);
        }
        recorder.waiting(walk, until);
        walk.waitUntil(walk.now(), until);
        return Outcome.WAITS;
    }

    Outcome goOn(int next, Walk walk) {
        recorder.advanced(walk, null);
        return Outcome.to(next);
    }

    /**
     * The time cannot be had, which is counted.
     *
     * @param otherwise where it goes then, or {@link CompiledStep#NONE}: the instance ends
     */
    Outcome fail(int otherwise, Walk walk) {
        counters.conditionError(walk.journey().id());
        if (otherwise == CompiledStep.NONE) {
            recorder.exited(walk, "failed");
            return Outcome.ENDED;
        }
        recorder.advanced(walk, "otherwise");
        return Outcome.to(otherwise);
    }
}
