// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Step;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.List;
import java.util.stream.Collectors;

/**
 * No cycle without a hold-until step, or a delay step with {@code for}, on it. Walks through the
 * other steps in depth and reports every reference that leads back onto the path that it came by.
 * Does not recurse: a definition may have more steps than a thread's stack has room for.
 */
final class CycleRule implements Rule {

    @Override
    public void check(Outline outline, Problems problems) {
        StepGraph graph = new StepGraph(outline);
        DepthFirstWalk walk =
                new DepthFirstWalk(graph, (path, back) -> report(graph, path, back, problems));
        walk.walk();
    }

    private static void report(
            StepGraph graph, List<Integer> cycle, Mention back, Problems problems) {
        int first = cycle.get(0);
        String path =
                cycle.stream()
                        .limit(10)
                        .map(index -> name(graph.steps().get(index)))
                        .collect(Collectors.joining(" -> "));
        String rest = cycle.size() > 10 ? " -> …" : "";
        String message =
                "Expected a 'hold-until' step or a 'delay' step with 'for' on every cycle, but found "
                        + path
                        + rest
                        + " -> "
                        + name(graph.steps().get(first))
                        + ".";
        problems.add(back.place(), ProblemCode.CYCLE_WITHOUT_WAIT, message);
    }

    private static String name(Step step) {
        return Found.quoted(step.id().map(Mention::text).orElse(""));
    }
}
