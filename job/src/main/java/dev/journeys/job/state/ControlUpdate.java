// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import org.jspecify.annotations.Nullable;

/**
 * What comes in on the control stream: a control record, the removal of one, or the word that all
 * that existed when the job started, or restarted, have come in.
 *
 * @param kind which of these
 * @param key the key of the control record, see {@link DefinitionRecord#key}; empty for {@link
 *     Kind#COMPLETE}, and for {@link Kind#UNREADABLE} where no journey could be made out
 * @param definition the record of a {@link Kind#SET}; null otherwise
 */
public record ControlUpdate(Kind kind, String key, @Nullable DefinitionRecord definition) {
    /** What an update does. */
    public enum Kind {
        /** Sets the record of a key. */
        SET,
        /** Removes the record of a key. */
        REMOVE,
        /**
         * A record came in that could not be read, and went to the dead letters. What is known
         * stays, also where it has not come in again after a restart.
         */
        UNREADABLE,
        /** All records that existed at the start have been read; events may be taken. */
        COMPLETE
    }

    /** Sets a record. */
    public static ControlUpdate set(DefinitionRecord definition) {
        return new ControlUpdate(Kind.SET, definition.key(), definition);
    }

    /** Removes the record of a key. */
    public static ControlUpdate remove(String key) {
        return new ControlUpdate(Kind.REMOVE, key, null);
    }

    /**
     * A record could not be read.
     *
     * @param key as far as it is known, at least {@code journey/}; else empty
     */
    public static ControlUpdate unreadable(String key) {
        return new ControlUpdate(Kind.UNREADABLE, key, null);
    }

    /** All records that existed at the start have been read. */
    public static ControlUpdate complete() {
        return new ControlUpdate(Kind.COMPLETE, "", null);
    }

    /** The id of the journey concerned; empty where it is not known. */
    public String journey() {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }
}
