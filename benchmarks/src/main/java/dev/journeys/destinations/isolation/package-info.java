// SPDX-License-Identifier: Apache-2.0
/** Ten destinations of which two stop working: what the others lose. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.isolation;
