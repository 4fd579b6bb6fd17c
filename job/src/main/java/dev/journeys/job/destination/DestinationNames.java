// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.util.List;

/** Holds the id in a definition against the key under which it came. */
final class DestinationNames {
    private DestinationNames() {}

    static List<Problem> problems(String id, DestinationDefinition definition) {
        return definition.destination().equals(id)
                ? List.of()
                : List.of(
                        new Problem(
                                ProblemCode.WRONG_KEY,
                                "/destination",
                                1,
                                1,
                                "Expected '"
                                        + id
                                        + "', as the key says, but found '"
                                        + definition.destination()
                                        + "'."));
    }
}
