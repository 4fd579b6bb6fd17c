// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * Something that the job emits, as the JSON that leaves it.
 *
 * @param kind what it is
 * @param user the user it belongs to; of an acknowledgement the key of the control record; empty
 *     for what belongs to none
 * @param destination where a delivery goes, empty for everything else
 * @param json UTF-8, one object, without a line break
 */
public record OutputRecord(OutputKind kind, String user, String destination, byte[] json) {
    /** Flink passes null for a component that the record was written without. */
    public OutputRecord {
        destination = destination == null ? "" : destination;
    }

    /** Something that is no delivery. */
    public OutputRecord(OutputKind kind, String user, byte[] json) {
        this(kind, user, "", json);
    }
}
