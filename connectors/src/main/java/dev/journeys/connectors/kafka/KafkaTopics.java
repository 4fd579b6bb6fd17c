// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The topics that a source reads: some by name, which have to exist, or all that match a regular
 * expression, also those that are created later.
 *
 * @param names not empty, unless there is an expression; each once
 * @param expression matches whole names, as {@link Pattern}; empty where there are names
 */
public record KafkaTopics(List<String> names, String expression) implements Serializable {
    /** What Kafka allows. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /**
     * @throws IllegalArgumentException where there are neither names nor an expression, or both; or
     *     where one of them is none
     */
    public KafkaTopics {
        names = List.copyOf(names);
        if (names.isEmpty() == expression.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected names of topics, or an expression for them, but found "
                            + (names.isEmpty() ? "neither." : "both."));
        }
        names.forEach(KafkaTopics::requireName);
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "Expected each topic once, but found '" + String.join(",", names) + "'.");
        }
        requireExpression(expression);
    }

    /** Topics by their names. */
    public static KafkaTopics of(List<String> names) {
        return new KafkaTopics(names, "");
    }

    /** All topics whose whole name matches the regular expression. */
    public static KafkaTopics matching(String expression) {
        return new KafkaTopics(List.of(), expression);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(
                    "Expected the name of a topic: up to 249 letters, digits, '.', '_' and '-';"
                            + " but found '"
                            + name
                            + "'.");
        }
    }

    private static void requireExpression(String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Expected a regular expression for topics, but found '"
                            + expression
                            + "': "
                            + e.getDescription()
                            + ".",
                    e);
        }
    }

    /** Whether they are found by an expression. */
    public boolean areMatched() {
        return !expression.isEmpty();
    }

    @Override
    public String toString() {
        return areMatched() ? "/" + expression + "/" : String.join(",", names);
    }
}
