// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/** {@code auto}: CloudEvents where the object has a {@code specversion}, else Segment. */
public final class AutoEventFormat implements EventFormat {
    @Override
    public String name() {
        return EventFormats.DEFAULT;
    }

    @Override
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        return EventPass.read(text, new AutoDraft(text, place), recordTimestampMillis);
    }
}
