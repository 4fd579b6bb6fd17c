// SPDX-License-Identifier: Apache-2.0
/** A sending process that is killed again and again: what arrives. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.kill;
