// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The two conditions of made-up patterns: as CEL, and what they mean. */
final class Conditions {
    private static final String AT_LEAST = "properties.v >= ";
    private static final String SAME_AS = "properties.v == context['";

    private Conditions() {}

    static String atLeast(int value) {
        return AT_LEAST + value;
    }

    static String sameAs(String stage) {
        return SAME_AS + stage + "'].v";
    }

    /**
     * Whether an event is one of those that are listened to and the condition holds.
     *
     * @param last the value of the last event of a stage, by its name
     */
    static boolean hold(
            List<String> events,
            Optional<String> where,
            String name,
            int value,
            Function<String, OptionalInt> last) {
        if (!events.contains(name)) {
            return false;
        }
        if (where.isEmpty()) {
            return true;
        }
        String text = where.get();
        if (text.startsWith(AT_LEAST)) {
            return value >= Integer.parseInt(text.substring(AT_LEAST.length()));
        }
        OptionalInt other = last.apply(text.substring(SAME_AS.length(), text.indexOf("']")));
        return other.isPresent() && other.getAsInt() == value;
    }
}
