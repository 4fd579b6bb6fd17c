// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/**
 * {@code pointers}: any JSON object, by JSON Pointers that the settings give, as in {@code
 * pointers:user=/who,name=/what,timestamp=/when,id=/id,properties=/data}.
 */
public final class PointersEventFormat implements EventFormat {
    private final @Nullable PointerReader reader;

    /** Without settings. */
    public PointersEventFormat() {
        this(null);
    }

    private PointersEventFormat(@Nullable PointerReader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return "pointers";
    }

    @Override
    public EventFormat configured(String settings) {
        return new PointersEventFormat(PointerReader.of(PointerSettings.parse(settings)));
    }

    @Override
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        if (reader == null) {
            throw new IllegalStateException("Expected settings before the first event.");
        }
        return reader.read(text, place, recordTimestampMillis);
    }
}
