// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * What the readers of one document write to.
 *
 * @param problems what is wrong
 * @param outline what the rules between parts need to know
 */
public record Reading(Problems problems, OutlineBuilder outline) {

    /** Without any problems yet. */
    public Reading() {
        this(new Problems(), new OutlineBuilder());
    }

    /** Reports a problem with a value. */
    public void problem(JsonValue value, ProblemCode code, String message) {
        problems.add(value.place(), code, message);
    }

    /** Reports that a value should be something else. */
    public void expected(JsonValue value, ProblemCode code, String expected) {
        problem(value, code, "Expected " + expected + ", but found " + Found.typed(value) + ".");
    }
}
