// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of one document. Keeps the first {@value #LIMIT}, so that no document can
 * fill the memory with them.
 */
public final class Problems {

    /** So many problems of a document are listed; one more says that there are others. */
    public static final int LIMIT = 1000;

    private final List<Problem> problems = new ArrayList<>();

    /** Adds a problem with the value at a place. */
    public void add(Place place, ProblemCode code, String message) {
        if (problems.size() < LIMIT) {
            problems.add(Problem.at(place, code, message));
        } else if (problems.size() == LIMIT) {
            String others =
                    "Expected at most "
                            + LIMIT
                            + " problems, but found more, which are not listed.";
            problems.add(Problem.at(place, ProblemCode.TOO_MANY_PROBLEMS, others));
        }
    }

    /** The problems so far, in the order in which they were added. */
    public List<Problem> toList() {
        return List.copyOf(problems);
    }
}
