// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

/** A way to send deliveries. */
interface Sending {
    /** Sends all deliveries, and tells the meter of each that has arrived. */
    void run(SpeedOptions options, String secret, Meter meter) throws Exception;
}
