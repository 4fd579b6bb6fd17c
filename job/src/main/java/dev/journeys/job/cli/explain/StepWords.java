// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.SendFields;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a step does, as short as fits into a node of a drawing. */
final class StepWords {
    private StepWords() {}

    static String of(StepDefinition step) {
        if (step instanceof StepDefinition.HoldUntil hold) {
            return "hold until an event, at most " + Words.duration(hold.atMost());
        }
        if (step instanceof StepDefinition.Delay delay) {
            return delay(delay.delayWait());
        }
        if (step instanceof StepDefinition.DataSplit) {
            return "data split";
        }
        if (step instanceof StepDefinition.RandomSplit split) {
            return split.sticky() ? "random split, sticky" : "random split";
        }
        if (step instanceof StepDefinition.Send send) {
            return send(send.fields(), Optional.of(send.id()));
        }
        StepDefinition.Exit exit = (StepDefinition.Exit) step;
        return exit.reason().map(reason -> "exit: " + reason).orElse("exit");
    }

    /** What is sent where; {@code step} is the event's name where the definition has none. */
    static String send(SendFields send, Optional<String> step) {
        String channel = send.channel().map(name -> " (" + name + ")").orElse("");
        String when = send.when().map(condition -> ", when " + Words.line(condition)).orElse("");
        String event = send.event().or(() -> step).map(name -> " " + Words.quoted(name)).orElse("");
        return "send" + event + " to " + send.destination() + channel + when;
    }

    private static String delay(DelayWait wait) {
        if (wait instanceof DelayWait.For length) {
            return "delay for " + Words.duration(length.duration());
        }
        if (wait instanceof DelayWait.Until time) {
            return "delay until " + Words.line(time.expression());
        }
        DelayWait.Window window = (DelayWait.Window) wait;
        String days =
                window.days().size() == DayOfWeek.values().length
                        ? ""
                        : window.days().stream()
                                .sorted()
                                .map(day -> day.name().substring(0, 3))
                                .collect(Collectors.joining(", ", " on ", ""));
        return "delay until within %s to %s%s, %s"
                .formatted(window.from(), window.to(), days, Words.line(window.zone()));
    }
}
