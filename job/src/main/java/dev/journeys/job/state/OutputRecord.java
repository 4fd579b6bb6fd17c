// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * Something that the job emits, as the JSON that leaves it.
 *
 * @param kind what it is
 * @param user the user it belongs to; of an acknowledgement the key of the control record; empty
 *     for what belongs to none
 * @param destination where a delivery goes, empty for everything else
 * @param topic the topic that the destination's definition names for its deliveries; empty where it
 *     names none, and for everything else
 * @param json UTF-8, one object, without a line break; never changes
 */
@TypeInfo(OutputRecordTypeFactory.class)
public record OutputRecord(
        OutputKind kind, String user, String destination, String topic, byte[] json) {
    /** Flink passes null for a component that the record was written without. */
    public OutputRecord {
        destination = destination == null ? "" : destination;
        topic = topic == null ? "" : topic;
    }

    /** A delivery to a destination that names no topic. */
    public OutputRecord(OutputKind kind, String user, String destination, byte[] json) {
        this(kind, user, destination, "", json);
    }

    /** Something that is no delivery. */
    public OutputRecord(OutputKind kind, String user, byte[] json) {
        this(kind, user, "", "", json);
    }

    /** The same delivery, for a topic that its destination names. */
    public OutputRecord to(String namedTopic) {
        return new OutputRecord(kind, user, destination, namedTopic, json);
    }
}
