// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a destination.
 *
 * @param id of the destination; empty for {@link Kind#COMPLETE}
 * @param definition null unless it is set
 */
public record DestinationUpdate(Kind kind, String id, byte @Nullable [] definition) {
    /** What an update says. */
    public enum Kind {
        /** The destination is, from now on, what the definition says. */
        SET,
        /** There is no such destination any more. */
        REMOVE,
        /** All that existed at the start were told: messages may be sent. */
        COMPLETE
    }

    public static DestinationUpdate set(String id, byte[] definition) {
        return new DestinationUpdate(Kind.SET, id, definition);
    }

    public static DestinationUpdate remove(String id) {
        return new DestinationUpdate(Kind.REMOVE, id, null);
    }

    public static DestinationUpdate complete() {
        return new DestinationUpdate(Kind.COMPLETE, "", null);
    }
}
