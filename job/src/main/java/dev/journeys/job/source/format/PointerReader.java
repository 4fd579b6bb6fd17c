// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventReading;
import dev.journeys.job.source.format.EventValues.Fields;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/** Reads events of one shape that is described by JSON Pointers. */
record PointerReader(PointerTable table, Fields fields) {
    /** The messages of which name the pointers. */
    static PointerReader of(PointerTable table) {
        return new PointerReader(table, table.fields());
    }

    EventReading read(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        return EventPass.read(
                text, new PointerDraft(text, place, table, fields), recordTimestampMillis);
    }
}
