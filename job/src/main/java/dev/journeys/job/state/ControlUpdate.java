// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import org.jspecify.annotations.Nullable;

/**
 * What comes in on the control stream: a control record of a journey or the definition of a
 * destination, the removal of one, or the word that all that existed when the job started, or
 * restarted, have come in.
 *
 * @param kind which of these
 * @param key the key of the control record, see {@link DefinitionRecord#key}, or of the
 *     destination, see {@link DestinationKey}; empty for {@link Kind#COMPLETE}, and for {@link
 *     Kind#UNREADABLE} where it could not be made out what the record is about
 * @param definition the record of a {@link Kind#SET}; null otherwise
 * @param destination the definition of a {@link Kind#SET_DESTINATION} as it was written, UTF-8;
 *     null otherwise
 */
public record ControlUpdate(
        Kind kind,
        String key,
        @Nullable DefinitionRecord definition,
        byte @Nullable [] destination) {
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
        COMPLETE,
        /** Sets the definition of a destination, which may turn out to be none. */
        SET_DESTINATION,
        /** Removes a destination. */
        REMOVE_DESTINATION
    }

    /** Sets a record. */
    public static ControlUpdate set(DefinitionRecord definition) {
        return new ControlUpdate(Kind.SET, definition.key(), definition, null);
    }

    /** Removes the record of a key. */
    public static ControlUpdate remove(String key) {
        return new ControlUpdate(Kind.REMOVE, key, null, null);
    }

    /**
     * Sets a destination.
     *
     * @param definition as it was written, UTF-8
     */
    public static ControlUpdate setDestination(String id, byte[] definition) {
        return new ControlUpdate(Kind.SET_DESTINATION, DestinationKey.of(id), null, definition);
    }

    /** Removes a destination. */
    public static ControlUpdate removeDestination(String id) {
        return new ControlUpdate(Kind.REMOVE_DESTINATION, DestinationKey.of(id), null, null);
    }

    /**
     * A record could not be read.
     *
     * @param key as far as it is known, at least {@code journey/} or {@code destination/ID}; else
     *     empty
     */
    public static ControlUpdate unreadable(String key) {
        return new ControlUpdate(Kind.UNREADABLE, key, null, null);
    }

    /** All records that existed at the start have been read. */
    public static ControlUpdate complete() {
        return new ControlUpdate(Kind.COMPLETE, "", null, null);
    }

    /** The id of the journey concerned; empty where it is not known, and for a destination. */
    public String journey() {
        return DestinationKey.isMeant(key) && kind != Kind.SET && kind != Kind.REMOVE
                ? ""
                : key.substring(0, Math.max(0, key.indexOf('/')));
    }

    /** The id of the destination concerned; empty where it is not known, and for a journey. */
    public String destinationId() {
        return DestinationKey.id(key).orElse("");
    }
}
