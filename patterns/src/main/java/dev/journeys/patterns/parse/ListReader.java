// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list, each item by the same reader.
 *
 * @param item the reader of an item
 * @param mayBeEmpty whether a list without items is allowed
 * @param <T> what an item becomes
 */
public record ListReader<T>(ValueReader<T> item, boolean mayBeEmpty)
        implements ValueReader<List<T>> {

    /** A list that may be empty. */
    public static <T> ListReader<T> of(ValueReader<T> item) {
        return new ListReader<>(item, true);
    }

    /** A list that is not empty. */
    public static <T> ListReader<T> atLeastOne(ValueReader<T> item) {
        return new ListReader<>(item, false);
    }

    @Override
    public Optional<List<T>> read(JsonValue value, Reading reading) {
        if (!value.node().isArray()) {
            reading.expected(value, ProblemCode.WRONG_TYPE, "a list");
            return Optional.empty();
        }
        if (value.items().isEmpty() && !mayBeEmpty) {
            reading.problem(
                    value,
                    ProblemCode.EMPTY,
                    "Expected at least one item, but found an empty list.");
            return Optional.empty();
        }
        List<T> items = new ArrayList<>();
        for (JsonValue each : value.items()) {
            item.read(each, reading).ifPresent(items::add);
        }
        return items.size() == value.items().size() ? Optional.of(items) : Optional.empty();
    }
}
