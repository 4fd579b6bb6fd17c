// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.compile.CompiledExit;

/** Shows an event to the exit rules of live instances, before any wait sees it. */
final class ExitRules {
    private final Listeners listeners;
    private final Interpreter interpreter;
    private final Recorder recorder;

    ExitRules(Listeners listeners, Interpreter interpreter, Recorder recorder) {
        this.listeners = listeners;
        this.interpreter = interpreter;
        this.recorder = recorder;
    }

    void apply(UserTurn turn, JourneyEvent event, HeardEvent heard) {
        for (Walk walk : listeners.withExitRuleFor(turn, event, heard)) {
            apply(walk, event);
        }
    }

    private void apply(Walk walk, JourneyEvent event) {
        for (CompiledExit exit : walk.journey().exits()) {
            if (exit.filter().listensTo(event.name())
                    && (!exit.matchIdentifier() || walk.isReachedBy(event))
                    && Filters.matches(exit.filter(), event, Scope.of(walk), recorder)) {
                walk.captureUnderOwnName(event);
                exit.send().ifPresent(send -> recorder.send(walk, send));
                interpreter.exit(walk, exit.name());
                return;
            }
        }
    }
}
