// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.patterns.compile.CompiledStep.DelayWindow;
import dev.journeys.patterns.expression.ZoneTemplate;

/**
 * Goes on within the hours of a window, else waits until it next opens; without a time zone it goes
 * another way. The zone is looked up once, where the instance comes to the step.
 */
final class DelayWindowExecutor implements StepExecutor<DelayWindow> {
    private final ComputedDelay delay;
    private final Counters counters;

    DelayWindowExecutor(ComputedDelay delay, Counters counters) {
        this.delay = delay;
        this.counters = counters;
    }

    @Override
    public Class<DelayWindow> type() {
        return DelayWindow.class;
    }

    @Override
    public Outcome enter(DelayWindow step, Walk walk) {
        ZoneTemplate.Result result = step.zone().evaluate(Scope.of(walk));
        counters.templateErrors(walk.journey().id(), result.missing());
        if (result.zone().isEmpty()) {
            return delay.fail(step.otherwise(), walk);
        }
        long open = step.hours().firstOpen(walk.now(), result.zone().get());
        return delay.waitUntil(open, step.next(), walk);
    }

    @Override
    public Outcome elapse(DelayWindow step, Walk walk) {
        return delay.goOn(step.next(), walk);
    }
}
