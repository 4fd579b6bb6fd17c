// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/**
 * Stands for a field of the format that this version does not read yet, so that it is not reported
 * as unknown.
 *
 * @param field its name
 * @param instead what can be written today
 */
record NotSupportedReader(String field, String instead) implements ValueReader<Object> {

    @Override
    public Optional<Object> read(JsonValue value, Reading reading) {
        String message =
                "Expected " + instead + ", but found '" + field + "', which is not supported yet.";
        reading.problem(value, ProblemCode.NOT_SUPPORTED, message);
        return Optional.empty();
    }
}
