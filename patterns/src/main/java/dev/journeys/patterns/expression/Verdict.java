// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/** What a {@link Condition} says of one evaluation. */
public enum Verdict {
    TRUE,
    FALSE,
    /**
     * It failed at run time, for want of a field for example, or was not a boolean. Counts as
     * false, and is counted.
     */
    FAILED
}
