// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

/**
 * How the sending of a delivery ended.
 *
 * @param delivery its id
 * @param destination the destination's id
 * @param user whom it was about
 * @param state {@code delivered}, {@code dead} or {@code expired}
 * @param attempts how many there were
 * @param status the last one of HTTP; 0 for none
 * @param reason why it was not delivered, in a word; empty for none
 * @param timestamp epoch milliseconds at which it ended
 */
public record SentDelivery(
        String delivery,
        String destination,
        String user,
        String state,
        int attempts,
        int status,
        String reason,
        long timestamp) {}
