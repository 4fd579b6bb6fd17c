// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Pattern;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two branches of a step, exit rules or stages of a pattern have the same name. */
final class DuplicateNameRule implements Rule {

    @Override
    public void check(Outline outline, Problems problems) {
        outline.nameLists().forEach(names -> check(names, problems));
        for (Pattern pattern : outline.patterns()) {
            check(pattern.stages().stream().flatMap(s -> s.name().stream()).toList(), problems);
        }
    }

    private static void check(List<Mention> names, Problems problems) {
        Map<String, Mention> firsts = new HashMap<>();
        for (Mention name : names) {
            Mention first = firsts.putIfAbsent(name.text(), name);
            if (first != null) {
                String message =
                        "Expected a name that is unique in its list, but found %s, as on line %d."
                                .formatted(Found.quoted(name.text()), first.place().line());
                problems.add(name.place(), ProblemCode.DUPLICATE_NAME, message);
            }
        }
    }
}
