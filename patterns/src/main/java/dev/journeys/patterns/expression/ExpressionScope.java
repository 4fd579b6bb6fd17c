// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import java.util.List;

/**
 * Where in a journey an expression stands, and so which variables it sees. An expression that names
 * another does not compile.
 */
public enum ExpressionScope {
    /** The condition of an entry, before there is an instance. */
    ENTRY("event", "properties", "previous", "profile", "now"),
    /** The condition of a stage of a pattern: the context is what earlier stages have captured. */
    STAGE("event", "properties", "previous", "context", "profile", "now"),
    /** The condition of a branch. */
    BRANCH("event", "properties", "previous", "context", "entry", "profile", "now"),
    /** The condition of an exit rule. */
    EXIT("event", "properties", "previous", "context", "entry", "profile", "now"),
    /** The condition and payload of an exit rule's send. */
    EXIT_SEND("event", "properties", "previous", "context", "entry", "profile", "journey", "now"),
    /** Everything in a step that is not a branch's condition on an event. */
    STEP("context", "entry", "profile", "journey", "now"),
    /** The body of a request to a destination, which sees nothing but the delivery. */
    DELIVERY("delivery");

    private final List<String> variables;

    ExpressionScope(String... variables) {
        this.variables = List.of(variables);
    }

    /** The names of the variables, in the order in which the format lists them. */
    public List<String> variables() {
        return variables;
    }
}
