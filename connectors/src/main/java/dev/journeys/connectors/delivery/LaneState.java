// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/**
 * What a checkpoint has of a lane besides its messages.
 *
 * @param head the number of the first message that is ready
 * @param tail the number of the next message to come
 * @param delayed how many messages wait for their next attempt
 * @param begun the numbers of the messages that were in flight
 * @param sent how many messages have come
 * @param delivered how many of them ended so, as the next two
 */
record LaneState(
        long head,
        long tail,
        long delayed,
        long[] begun,
        long sent,
        long delivered,
        long dead,
        long expired) {}
