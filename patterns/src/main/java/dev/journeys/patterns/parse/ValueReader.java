// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/**
 * Reads a JSON value as a value of a definition.
 *
 * @param <T> what becomes of it
 */
@FunctionalInterface
public interface ValueReader<T> {

    /** The value; or none, and then at least one problem says why. */
    Optional<T> read(JsonValue value, Reading reading);
}
