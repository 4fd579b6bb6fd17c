// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Nearest;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;

/** Every step that is named exists. */
final class UnknownStepRule implements Rule {

    @Override
    public void check(Outline outline, Problems problems) {
        StepGraph graph = new StepGraph(outline);
        outline.steps().stream()
                .flatMap(step -> step.references().stream())
                .filter(reference -> graph.indexOf(reference.text()).isEmpty())
                .forEach(reference -> report(reference, graph, problems));
    }

    private static void report(Mention reference, StepGraph graph, Problems problems) {
        String message =
                "Expected the id of a step (%s), but found %s.%s"
                        .formatted(
                                Found.oneOf(graph.ids()),
                                Found.quoted(reference.text()),
                                Nearest.hint(reference.text(), graph.ids()));
        problems.add(reference.place(), ProblemCode.UNKNOWN_STEP, message);
    }
}
