// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/** {@code cloudevents}: CloudEvents 1.0, structured JSON. */
public final class CloudEventsEventFormat implements EventFormat {
    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        return EventPass.read(text, new CloudEventDraft(text, place), recordTimestampMillis);
    }
}
