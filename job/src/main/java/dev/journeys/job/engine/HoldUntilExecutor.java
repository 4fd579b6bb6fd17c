// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.cep.WaitHost;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.compile.CompiledStep.Branch;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;
import org.jspecify.annotations.Nullable;

/** Waits for the first event that matches a branch; Flink CEP decides whether it is in time. */
final class HoldUntilExecutor implements StepExecutor<HoldUntil> {
    private final Recorder recorder;
    private final WaitHost waits;

    HoldUntilExecutor(Recorder recorder, WaitHost waits) {
        this.recorder = recorder;
        this.waits = waits;
    }

    @Override
    public Class<HoldUntil> type() {
        return HoldUntil.class;
    }

    @Override
    public Outcome enter(HoldUntil step, Walk walk) {
        long until = walk.now() + step.atMostMillis();
        recorder.waiting(walk, until);
        walk.waitUntil(walk.now(), until);
        return Outcome.WAITS;
    }

    @Override
    public Outcome elapse(HoldUntil step, Walk walk) {
        if (!waits.hasTimedOut(step, walk.waitStart(), walk.now())) {
            throw new IllegalStateException(
                    "Expected the wait at step '" + step.id() + "' to have timed out.");
        }
        recorder.advanced(walk, "timeout");
        return Outcome.to(step.timeout());
    }

    /**
     * An event reaches an instance that waits here.
     *
     * @return null where no branch matches
     */
    @Nullable Outcome take(HoldUntil step, Walk walk, JourneyEvent event) {
        int first = firstMatch(step, walk, event);
        if (first < 0) {
            return null;
        }
        if (!waits.isEndedBy(step, walk.waitStart(), first, event.timestamp())) {
            return null;
        }
        return leave(step, walk, event, step.branches().get(first));
    }

    private int firstMatch(HoldUntil step, Walk walk, JourneyEvent event) {
        Scope scope = Scope.of(walk);
        for (int i = 0; i < step.branches().size(); i++) {
            if (Filters.matches(step.branches().get(i).filter(), event, scope, recorder)) {
                return i;
            }
        }
        return -1;
    }

    private Outcome leave(HoldUntil step, Walk walk, JourneyEvent event, Branch branch) {
        walk.capture(event.name() + " - " + branch.name(), event.properties());
        walk.captureUnderOwnName(event);
        if (branch.restart()) {
            long until = walk.now() + step.atMostMillis();
            recorder.restarted(walk, branch.name(), until);
            walk.waitUntil(walk.now(), until);
            return Outcome.WAITS;
        }
        recorder.advanced(walk, branch.name());
        return Outcome.to(branch.next());
    }
}
