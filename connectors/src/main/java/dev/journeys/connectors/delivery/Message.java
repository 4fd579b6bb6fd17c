// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A message on its way to a destination. The body is never changed; it is the same on all attempts.
 *
 * @param destination the id of the destination
 * @param lane the part of the destination's traffic that the message belongs to, from 0 to {@link
 *     #LANES} - 1: {@link #laneOf} with the destination's {@link DeliverySettings#lanes}, or 0
 *     where these are not known
 * @param user whom the message is about
 * @param id the same on all attempts, for receivers that drop what they already have
 * @param timestamp when the message came about, epoch milliseconds; its age counts from here
 * @param body what is sent, or what a channel makes the request of
 * @param again the message is sent once more on demand: its age is not held against it
 */
@TypeInfo(MessageTypeFactory.class)
public record Message(
        String destination,
        int lane,
        String user,
        String id,
        long timestamp,
        byte[] body,
        boolean again) {
    /** The most lanes that a destination may have. */
    public static final int LANES = 16;

    public Message {
        if (lane < 0 || lane >= LANES) {
            throw new IllegalArgumentException(
                    "Expected a lane from 0 to " + (LANES - 1) + ", but found " + lane + ".");
        }
    }

    /**
     * The lane of a user's messages. Always the same for the same arguments.
     *
     * @param lanes from 1 to {@link #LANES}
     */
    public static int laneOf(String user, int lanes) {
        int mixed = user.hashCode() * 0x9E3779B9;
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        return Math.floorMod(mixed ^ (mixed >>> 13), lanes);
    }

    /**
     * The same message in the lane of its user.
     *
     * @param lanes from 1 to {@link #LANES}
     */
    public Message among(int lanes) {
        return new Message(destination, laneOf(user, lanes), user, id, timestamp, body, again);
    }

    /** The key of the message's lane. */
    String laneKey() {
        return LaneKey.of(destination, lane);
    }
}
