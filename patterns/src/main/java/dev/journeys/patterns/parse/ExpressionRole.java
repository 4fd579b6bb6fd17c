// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * What an expression of a definition is for. It decides which variables it may use and what it must
 * give.
 */
public enum ExpressionRole {
    /** The {@code where} of the entry, or of a member of a pattern in any order. */
    ENTRY_CONDITION,
    /** The {@code where} of a stage of a pattern: it sees what earlier stages have captured. */
    STAGE_CONDITION,
    /** The {@code where} of a hold-until's branch. */
    BRANCH_CONDITION,
    /** The {@code where} of an exit rule. */
    EXIT_CONDITION,
    /** The {@code when} of an exit rule's send. */
    EXIT_SEND_CONDITION,
    /** The {@code payload} of an exit rule's send: templates. */
    EXIT_SEND_PAYLOAD,
    /** The {@code when} of a send step or of a data split's branch. */
    STEP_CONDITION,
    /** The {@code until} of a delay: a timestamp. */
    STEP_TIME,
    /** The {@code zone} of a delay's window: a text, or a template. */
    STEP_ZONE,
    /** The {@code payload} of a send step: templates. */
    STEP_PAYLOAD
}
