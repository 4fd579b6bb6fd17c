// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Nearest;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Step;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A path leads from the first step to every other. Follow-ups of other mistakes are not reported: a
 * misspelt reference counts as one to the step that seems to be meant, a step without an id counts
 * as reached, and so does one whose id is taken; and where a step that is reached may lead
 * somewhere that could not be read, nothing is known.
 */
final class UnreachableStepRule implements Rule {

    @Override
    public void check(Outline outline, Problems problems) {
        StepGraph graph = new StepGraph(outline);
        BitSet reached = reached(graph);
        List<Step> steps = graph.steps();
        if (reached.stream().allMatch(index -> steps.get(index).readable())) {
            for (int i = reached.nextClearBit(0);
                    i < steps.size();
                    i = reached.nextClearBit(i + 1)) {
                report(steps.get(i), problems);
            }
        }
    }

    private static BitSet reached(StepGraph graph) {
        BitSet reached = new BitSet();
        Deque<Integer> toVisit = new ArrayDeque<>();
        for (int i = 0; i < graph.steps().size(); i++) {
            if (i == 0 || isNotAddressable(graph, i)) {
                toVisit.push(i);
            }
        }
        while (!toVisit.isEmpty()) {
            int index = toVisit.pop();
            if (!reached.get(index)) {
                reached.set(index);
                graph.steps().get(index).references().forEach(each -> visit(each, graph, toVisit));
            }
        }
        return reached;
    }

    /** Whether no reference can lead to a step, since its id is missing or another step's. */
    private static boolean isNotAddressable(StepGraph graph, int index) {
        return graph.steps()
                .get(index)
                .id()
                .flatMap(id -> graph.indexOf(id.text()))
                .filter(first -> first == index)
                .isEmpty();
    }

    private static void visit(Mention reference, StepGraph graph, Deque<Integer> toVisit) {
        graph.indexOf(reference.text())
                .or(() -> Nearest.of(reference.text(), graph.ids()).flatMap(graph::indexOf))
                .ifPresent(toVisit::push);
    }

    private static void report(Step step, Problems problems) {
        String id = step.id().map(Mention::text).orElse("");
        String message =
                "Expected a path from the first step to every other, but found none to "
                        + Found.quoted(id)
                        + ".";
        problems.add(step.place(), ProblemCode.UNREACHABLE_STEP, message);
    }
}
