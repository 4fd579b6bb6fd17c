// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

/**
 * An event as it comes in.
 *
 * @param lagMillis how long before its arrival it happened, at most {@link Shop#MAX_LAG_MILLIS}
 */
public record Arrival(ShopEvent event, long lagMillis) {}
