// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A way out of a step without a step that follows: the journey completes there, also where another
 * step is written below. Nothing is said of the last step.
 */
final class CompletesHereCheck implements Check {

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < definition.steps().size() - 1; i++) {
            StepDefinition step = definition.steps().get(i);
            String below = definition.steps().get(i + 1).id();
            for (WayOut way : WayOut.of(step)) {
                if (way.target().isEmpty() && way.kind() == WayOut.Kind.GOES_ON) {
                    findings.add(finding(i, step, way, below));
                }
            }
        }
        return findings;
    }

    private static Finding finding(int index, StepDefinition step, WayOut way, String below) {
        String pointer = "/steps/" + index;
        String id = Words.quoted(step.id());
        return Finding.note(
                "completes-here",
                way.label().isEmpty() ? pointer : pointer + way.field(),
                way.label().isEmpty()
                        ? "The journey completes after step %s, which has no 'next'; step %s, which is written below it, does not follow."
                                .formatted(id, Words.quoted(below))
                        : "The journey completes at step %s by %s, which names no step."
                                .formatted(id, Words.quoted(way.label())));
    }
}
