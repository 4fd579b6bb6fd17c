// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/**
 * A message that waits or is in flight, and what came of it so far.
 *
 * @param attempts how many have ended
 * @param status of the last of them; 0 where the destination said nothing
 * @param reason why the last of them failed; empty where there was none
 */
record Waiting(Message message, int attempts, int status, String reason) {
    static Waiting of(Message message) {
        return new Waiting(message, 0, 0, "");
    }

    /** After another attempt. */
    Waiting ended(int newStatus, String newReason) {
        return new Waiting(message, attempts + 1, newStatus, newReason);
    }
}
