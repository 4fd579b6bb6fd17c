// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where the partitions begin that exist when a job starts without a checkpoint or savepoint; after
 * a restore the offsets of the checkpoint count. A partition that is found later is read from its
 * beginning.
 *
 * @param kind of place
 * @param timestamp in epoch milliseconds, for {@link Kind#TIMESTAMP}; else 0
 */
public record StartingOffsets(Kind kind, long timestamp) implements Serializable {
    /** The kinds of places, with their names in texts. */
    public enum Kind {
        /** The oldest record that is still there. */
        EARLIEST("earliest", OffsetResolution.EARLIEST),
        /** What comes from now on. */
        LATEST("latest", OffsetResolution.LATEST),
        /** The first record that was written at a time or later; without one, the end. */
        TIMESTAMP("timestamp", OffsetResolution.TIMESTAMP),
        /** What the group has committed; a partition without that, at its beginning. */
        COMMITTED_ELSE_EARLIEST(
                "committed", OffsetResolution.committedElse(OffsetResolution.EARLIEST)),
        /** What the group has committed; a partition without that, at its end. */
        COMMITTED_ELSE_LATEST(
                "committed-or-latest", OffsetResolution.committedElse(OffsetResolution.LATEST));

        private final String text;
        private final OffsetResolution resolution;

        Kind(String text, OffsetResolution resolution) {
            this.text = text;
            this.resolution = resolution;
        }

        OffsetResolution resolution() {
            return resolution;
        }
    }

    /** The beginning of each partition. */
    public static StartingOffsets earliest() {
        return new StartingOffsets(Kind.EARLIEST, 0);
    }

    /** The end of each partition. */
    public static StartingOffsets latest() {
        return new StartingOffsets(Kind.LATEST, 0);
    }

    /** The first record whose timestamp in Kafka is this or later. */
    public static StartingOffsets timestamp(Instant time) {
        return new StartingOffsets(Kind.TIMESTAMP, time.toEpochMilli());
    }

    /** What the group has committed, else the beginning. */
    public static StartingOffsets committedElseEarliest() {
        return new StartingOffsets(Kind.COMMITTED_ELSE_EARLIEST, 0);
    }

    /** What the group has committed, else the end. */
    public static StartingOffsets committedElseLatest() {
        return new StartingOffsets(Kind.COMMITTED_ELSE_LATEST, 0);
    }

    /**
     * Reads {@code earliest}, {@code latest}, {@code committed} (else earliest), {@code
     * committed-or-latest}, or a time such as {@code 2026-03-01T10:00:00Z}.
     *
     * @throws IllegalArgumentException where the text is none of these
     */
    public static StartingOffsets parse(String text) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TIMESTAMP && kind.text.equals(text)) {
                return new StartingOffsets(kind, 0);
            }
        }
        try {
            return timestamp(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Expected "
                            + Arrays.stream(Kind.values())
                                    .filter(kind -> kind != Kind.TIMESTAMP)
                                    .map(kind -> "'" + kind.text + "'")
                                    .collect(Collectors.joining(", "))
                            + " or a time such as '2026-03-01T10:00:00Z', but found '"
                            + text
                            + "'.",
                    e);
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return kind == Kind.TIMESTAMP ? Instant.ofEpochMilli(timestamp).toString() : kind.text;
    }
}
