// SPDX-License-Identifier: Apache-2.0
/** Receivers in a process of their own, so that what they cost is not counted with the sender. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.receiving;
