// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No two steps have the same id. */
final class DuplicateStepRule implements Rule {

    @Override
    public void check(Outline outline, Problems problems) {
        List<Mention> ids =
                outline.steps().stream().map(Outline.Step::id).flatMap(Optional::stream).toList();
        Map<String, Mention> firsts = new HashMap<>();
        for (Mention id : ids) {
            Mention first = firsts.putIfAbsent(id.text(), id);
            if (first != null) {
                String message =
                        "Expected a step id of its own, but found %s, as on line %d."
                                .formatted(Found.quoted(id.text()), first.place().line());
                problems.add(id.place(), ProblemCode.DUPLICATE_STEP, message);
            }
        }
    }
}
