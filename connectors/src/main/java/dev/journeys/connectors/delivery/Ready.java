// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/**
 * A message whose turn has come.
 *
 * @param number its number in the lane
 * @param stored whether state has it under that number
 */
record Ready(long number, Waiting waiting, boolean stored) {
    Message message() {
        return waiting.message();
    }
}
