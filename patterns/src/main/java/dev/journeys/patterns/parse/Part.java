// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * A kind of object of the format: its fields, what holds between them, and what becomes of them.
 *
 * @param <T> the record of the definition
 */
public interface Part<T> {

    /** Its fields. */
    FieldTable fields();

    /**
     * Reports what is wrong between the fields, and tells the outline. Called for every object,
     * complete or not.
     */
    default void check(FieldValues values) {}

    /** Makes the record. Called only where the values are complete. */
    T build(FieldValues values);
}
