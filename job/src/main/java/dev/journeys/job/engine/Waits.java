// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;

/** Shows an event to the live instances that wait for one. */
final class Waits {
    private final Listeners listeners;
    private final Walks walks;
    private final Interpreter interpreter;
    private final HoldUntilExecutor holds;

    Waits(Listeners listeners, Walks walks, Interpreter interpreter, HoldUntilExecutor holds) {
        this.listeners = listeners;
        this.walks = walks;
        this.interpreter = interpreter;
        this.holds = holds;
    }

    void apply(UserTurn turn, JourneyEvent event) {
        for (LiveInstance live : listeners.waitingFor(turn, event)) {
            Walk walk = walks.of(turn, live);
            if (walk.step() instanceof HoldUntil hold) {
                Outcome outcome = holds.take(hold, walk, event);
                if (outcome != null) {
                    interpreter.follow(walk, outcome);
                }
            }
        }
    }
}
