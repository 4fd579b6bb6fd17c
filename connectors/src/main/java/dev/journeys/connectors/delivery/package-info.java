// SPDX-License-Identifier: Apache-2.0

/**
 * Messages on their way to destinations: an operator that sends each through the channel of its
 * destination, tries again, gives up in time, and tells how each ended. Knows nothing of protocols;
 * imports nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.delivery;
