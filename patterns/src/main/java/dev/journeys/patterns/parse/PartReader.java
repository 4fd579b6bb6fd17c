// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/**
 * Reads an object as a part.
 *
 * @param part which kind of object
 * @param <T> the record of the definition
 */
public record PartReader<T>(Part<T> part) implements ValueReader<T> {

    @Override
    public Optional<T> read(JsonValue value, Reading reading) {
        if (!value.node().isObject()) {
            reading.expected(value, ProblemCode.WRONG_TYPE, "an object");
            return Optional.empty();
        }
        FieldValues values = part.fields().read(value, reading);
        part.check(values);
        return values.complete() ? Optional.of(part.build(values)) : Optional.empty();
    }
}
