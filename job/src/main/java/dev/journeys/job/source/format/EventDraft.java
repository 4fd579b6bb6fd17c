// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import dev.journeys.job.state.JourneyEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An event as far as it has been read; filled by {@link EventPass}. Of a field that stands twice
 * the last one counts.
 */
interface EventDraft {
    /**
     * Takes a field of the event's object.
     *
     * @param json stands on the field's value; left on its last token, or anywhere inside where
     *     this throws
     */
    void read(String field, JsonParser json) throws IOException, InvalidEventException;

    /**
     * The event, after all fields have been read.
     *
     * @param whole the event's object
     * @param recordTimestampMillis for an event without a time of its own, or null
     */
    JourneyEvent event(Slice whole, @Nullable Long recordTimestampMillis)
            throws InvalidEventException;
}
