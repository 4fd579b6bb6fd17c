// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A wait that the end of the instance always cuts short. */
final class WaitBeyondExpiryCheck implements Check {

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < definition.steps().size(); i++) {
            StepDefinition step = definition.steps().get(i);
            Optional<Duration> length = length(step);
            if (length.isPresent() && length.get().compareTo(definition.expireAfter()) >= 0) {
                findings.add(finding(i, step, length.get(), definition.expireAfter()));
            }
        }
        return findings;
    }

    private static Optional<Duration> length(StepDefinition step) {
        if (step instanceof StepDefinition.HoldUntil hold) {
            return Optional.of(hold.atMost());
        }
        return step instanceof StepDefinition.Delay delay
                        && delay.delayWait() instanceof DelayWait.For wait
                ? Optional.of(wait.duration())
                : Optional.empty();
    }

    private static Finding finding(
            int index, StepDefinition step, Duration length, Duration expireAfter) {
        boolean delay = step instanceof StepDefinition.Delay;
        return Finding.warning(
                "wait-beyond-expiry",
                "/steps/" + index + (delay ? "/for" : "/atMost"),
                "Step %s never waits to its end: it waits %s, but an instance expires after %s."
                        .formatted(
                                Words.quoted(step.id()),
                                Words.duration(length),
                                Words.duration(expireAfter)));
    }
}
