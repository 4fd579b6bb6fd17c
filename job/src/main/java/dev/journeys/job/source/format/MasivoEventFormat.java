// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import org.jspecify.annotations.Nullable;

/**
 * {@code masivo}: what Masivo takes at {@code POST /behavior/events}, and what it makes of it.
 * Order, product, tags and the rest lie beside each other, so the whole event is its properties.
 */
public final class MasivoEventFormat implements EventFormat {
    private static final PointerReader READER =
            PointerReader.of(
                    PointerSettings.parse(
                            "user=/customer_id,name=/type,timestamp=/issued_at,id=/id,properties="));

    @Override
    public String name() {
        return "masivo";
    }

    @Override
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        return READER.read(text, place, recordTimestampMillis);
    }
}
