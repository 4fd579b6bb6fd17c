// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

/**
 * Something in a valid definition that its author may not have meant.
 *
 * @param level how sure it is
 * @param code which check, in words with dashes; never changes
 * @param pointer JSON Pointer of the value concerned
 * @param message one or two sentences
 */
record Finding(Level level, String code, String pointer, String message) {

    /** How sure it is that it is a mistake. */
    enum Level {
        /** Hardly anybody means it. */
        WARNING,
        /** Often meant; to be looked at once. */
        NOTE
    }

    static Finding warning(String code, String pointer, String message) {
        return new Finding(Level.WARNING, code, pointer, message);
    }

    static Finding note(String code, String pointer, String message) {
        return new Finding(Level.NOTE, code, pointer, message);
    }
}
