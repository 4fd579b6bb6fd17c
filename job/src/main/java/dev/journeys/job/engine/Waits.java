// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;

/** Shows an event to the live instances that wait for one. */
final class Waits {
    private final Listeners listeners;
    private final Interpreter interpreter;
    private final HoldUntilExecutor holds;

    Waits(Listeners listeners, Interpreter interpreter, HoldUntilExecutor holds) {
        this.listeners = listeners;
        this.interpreter = interpreter;
        this.holds = holds;
    }

    void apply(UserTurn turn, JourneyEvent event, HeardEvent heard) {
        for (Walk walk : listeners.waitingFor(turn, event, heard)) {
            if (walk.step() instanceof HoldUntil hold) {
                Outcome outcome = holds.take(hold, walk, event);
                if (outcome != null) {
                    interpreter.follow(walk, outcome);
                }
            }
        }
    }
}
