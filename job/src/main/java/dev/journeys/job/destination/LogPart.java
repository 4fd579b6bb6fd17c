// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.FieldValues;

/** Deliveries into the log. */
final class LogPart extends DestinationPart {
    LogPart() {
        super(DestinationType.LOG);
    }

    @Override
    public DestinationDefinition build(FieldValues values) {
        return new DestinationDefinition.Log(values.get(ID));
    }
}
