// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * A field that an object of the format may have.
 *
 * @param name the key
 * @param required whether an object without it is a mistake
 * @param nullable whether null means the same as leaving it out
 * @param reader how its value is read
 * @param <T> what its value becomes
 */
public record Field<T>(String name, boolean required, boolean nullable, ValueReader<T> reader) {

    /** A field without which an object is a mistake. */
    public static <T> Field<T> required(String name, ValueReader<T> reader) {
        return new Field<>(name, true, false, reader);
    }

    /** A field that may be left out. */
    public static <T> Field<T> optional(String name, ValueReader<T> reader) {
        return new Field<>(name, false, false, reader);
    }

    /** A reference to the step that follows: absent or null, the path ends. */
    static Field<String> step(String name) {
        return new Field<>(name, false, true, new StepReferenceReader());
    }
}
