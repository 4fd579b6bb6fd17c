// SPDX-License-Identifier: Apache-2.0

/**
 * A source around any other source of splits, in which event time goes on in a split that is known
 * to be read to its end, and in no other. Imports the watermarks only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.probing;
