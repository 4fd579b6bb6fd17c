// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * What the readers of one document write to.
 *
 * @param problems what is wrong
 * @param outline what the rules between parts need to know
 */
record Reading(Problems problems, OutlineBuilder outline) {

    Reading() {
        this(new Problems(), new OutlineBuilder());
    }

    void problem(JsonValue value, ProblemCode code, String message) {
        problems.add(value.place(), code, message);
    }

    /** Reports that a value should be something else. */
    void expected(JsonValue value, ProblemCode code, String expected) {
        problem(value, code, "Expected " + expected + ", but found " + Found.typed(value) + ".");
    }
}
