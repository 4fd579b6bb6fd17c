// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;
import java.util.List;

/** Shows an event to the live instances that wait for one. */
final class Waits {
    private final Walks walks;
    private final Interpreter interpreter;
    private final HoldUntilExecutor holds;

    Waits(Walks walks, Interpreter interpreter, HoldUntilExecutor holds) {
        this.walks = walks;
        this.interpreter = interpreter;
        this.holds = holds;
    }

    void apply(UserTurn turn, JourneyEvent event) {
        for (LiveInstance live : List.copyOf(turn.state().live())) {
            Walk walk = walks.of(turn, live);
            if (walk.step() instanceof HoldUntil hold
                    && hold.listensTo(event.name())
                    && walk.isReachedBy(event)) {
                Outcome outcome = holds.take(hold, walk, event);
                if (outcome != null) {
                    interpreter.follow(walk, outcome);
                }
            }
        }
    }
}
