// SPDX-License-Identifier: Apache-2.0
/** What a delivery costs, beside a bare loop of the same client. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.speed;
