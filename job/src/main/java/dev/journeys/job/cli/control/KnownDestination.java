// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.destination.DestinationDefinition;

/**
 * A destination that is in the definitions topic.
 *
 * @param text of the definition, as it was written, UTF-8
 * @param writtenAt epoch milliseconds of when it was written there
 */
record KnownDestination(DestinationDefinition definition, byte[] text, long writtenAt) {
    String id() {
        return definition.destination();
    }
}
