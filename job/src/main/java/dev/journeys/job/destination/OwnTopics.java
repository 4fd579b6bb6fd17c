// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import java.io.Serializable;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The topics that a run reads itself, or writes other things to than deliveries. No definition may
 * have deliveries written there.
 *
 * @param names may be empty
 * @param expression matches whole names, as {@link Pattern}; empty: none
 */
public record OwnTopics(Set<String> names, String expression) implements Serializable {
    /** No topics. */
    public static final OwnTopics NONE = new OwnTopics(Set.of(), "");

    /** Keeps the names. */
    public OwnTopics {
        names = Set.copyOf(names);
    }

    boolean has(String topic) {
        return names.contains(topic)
                || (!expression.isEmpty() && Pattern.matches(expression, topic));
    }
}
