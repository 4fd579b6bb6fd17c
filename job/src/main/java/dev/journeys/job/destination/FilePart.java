// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.FieldValues;

/** Deliveries into files. */
final class FilePart extends DestinationPart {
    FilePart() {
        super(DestinationType.FILE);
    }

    @Override
    public DestinationDefinition build(FieldValues values) {
        return new DestinationDefinition.File(values.get(ID));
    }
}
