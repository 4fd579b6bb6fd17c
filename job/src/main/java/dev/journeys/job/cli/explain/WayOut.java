// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way out of a step.
 *
 * @param label when it is taken; empty where there is no other way
 * @param target the step that follows, or none
 * @param kind what is at its end
 * @param field where it is written, as a JSON Pointer within the step
 */
record WayOut(String label, Optional<String> target, Kind kind, String field) {

    /** What is at the end of a way. */
    enum Kind {
        /** A step, or the instance completes. */
        GOES_ON,
        /** The same wait, which begins anew. */
        BEGINS_ANEW,
        /** The instance ends as failed. */
        FAILS
    }

    /** In the order in which they are tried; none of an exit. */
    static List<WayOut> of(StepDefinition step) {
        if (step instanceof StepDefinition.HoldUntil hold) {
            return of(hold);
        }
        if (step instanceof StepDefinition.Delay delay) {
            return of(delay);
        }
        if (step instanceof StepDefinition.DataSplit split) {
            return of(split);
        }
        if (step instanceof StepDefinition.RandomSplit split) {
            return of(split);
        }
        return step instanceof StepDefinition.Send send
                ? List.of(on("", send.next(), "/next"))
                : List.of();
    }

    private static List<WayOut> of(StepDefinition.HoldUntil hold) {
        List<WayOut> ways = new ArrayList<>();
        for (StepDefinition.EventBranch branch : hold.branches()) {
            String label = branch.name() + ": " + Words.events(branch.events(), branch.where());
            String field = "/branches/" + ways.size();
            ways.add(
                    branch.restart()
                            ? new WayOut(
                                    label + ", begins anew",
                                    Optional.of(hold.id()),
                                    Kind.BEGINS_ANEW,
                                    field)
                            : on(label, branch.next(), field));
        }
        String timeout = "timeout after " + Words.duration(hold.atMost());
        ways.add(on(timeout, hold.timeout(), "/timeout"));
        return ways;
    }

    private static List<WayOut> of(StepDefinition.Delay delay) {
        WayOut next = on("", delay.next(), "/next");
        if (delay.delayWait() instanceof DelayWait.For) {
            return List.of(next);
        }
        String what = delay.delayWait() instanceof DelayWait.Until ? "time" : "zone";
        return List.of(
                next,
                new WayOut(
                        "otherwise: no " + what,
                        delay.otherwise(),
                        delay.otherwise().isPresent() ? Kind.GOES_ON : Kind.FAILS,
                        "/otherwise"));
    }

    private static List<WayOut> of(StepDefinition.DataSplit split) {
        List<WayOut> ways = new ArrayList<>();
        for (StepDefinition.ConditionBranch branch : split.branches()) {
            String label = branch.name() + ": " + Words.line(branch.when());
            ways.add(on(label, branch.next(), "/branches/" + ways.size()));
        }
        ways.add(on("otherwise", split.otherwise(), "/otherwise"));
        return ways;
    }

    private static List<WayOut> of(StepDefinition.RandomSplit split) {
        List<WayOut> ways = new ArrayList<>();
        for (StepDefinition.ShareBranch branch : split.branches()) {
            BigDecimal percent = BigDecimal.valueOf(branch.hundredths(), 2);
            String share = percent.stripTrailingZeros().toPlainString() + " %";
            ways.add(on(branch.name() + ": " + share, branch.next(), "/branches/" + ways.size()));
        }
        return ways;
    }

    private static WayOut on(String label, Optional<String> target, String field) {
        return new WayOut(label, target, Kind.GOES_ON, field);
    }
}
