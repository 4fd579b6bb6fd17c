// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/** {@code segment}: the Segment spec. Properties are not read but only found. */
public final class SegmentEventFormat implements EventFormat {
    @Override
    public String name() {
        return "segment";
    }

    @Override
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        return EventPass.read(text, new SegmentDraft(text, place), recordTimestampMillis);
    }
}
