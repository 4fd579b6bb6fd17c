// SPDX-License-Identifier: Apache-2.0
/** Secrets that must be nowhere: looked for everywhere. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.canary;
