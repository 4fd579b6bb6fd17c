// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.List;

/** Branches and exit rules leave to the engine the names that it writes on the timeline itself. */
final class ReservedNameRule implements Rule {

    private static final List<String> RESERVED =
            List.of("timeout", "otherwise", "archived", "expired", "failed", "loop", "replaced");

    @Override
    public void check(Outline outline, Problems problems) {
        outline.nameLists().stream()
                .flatMap(List::stream)
                .filter(name -> RESERVED.contains(name.text()))
                .forEach(name -> report(name, problems));
    }

    private static void report(Mention name, Problems problems) {
        String message =
                "Expected a name other than the reserved %s, but found %s."
                        .formatted(Found.oneOf(RESERVED), Found.quoted(name.text()));
        problems.add(name.place(), ProblemCode.RESERVED_NAME, message);
    }
}
