// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * How a message ended; there is one for each.
 *
 * @param delivery the message's id
 * @param destination the id of the destination
 * @param user whom the message was about
 * @param attempts how many were made and have ended; 0 for a message that was never sent
 * @param status what the destination said at last; 0 where it said nothing
 * @param reason why the message was not delivered, of the last attempt if there was one; empty
 *     where there is none
 * @param timestamp when it ended, epoch milliseconds
 * @param message what was sent
 */
@TypeInfo(OutcomeTypeFactory.class)
public record Outcome(
        String delivery,
        String destination,
        String user,
        State state,
        int attempts,
        int status,
        String reason,
        long timestamp,
        Message message) {
    /** How a message may end. */
    public enum State {
        /** The destination has it. */
        DELIVERED,
        /** It was refused, or all attempts failed. */
        DEAD,
        /** It was too old to be sent. */
        EXPIRED
    }
}
