// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a JSON Pointer can lead to. */
enum PointerField {
    USER(EventFields::user),
    NAME(EventFields::name),
    TIMESTAMP(EventFields::timestamp),
    ID(EventFields::id),
    PROPERTIES(EventFields::object);

    private final Reader reader;

    PointerField(Reader reader) {
        this.reader = reader;
    }

    /** How a value of this field is read where nothing else is said. */
    Reader reader() {
        return reader;
    }

    /** As settings name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the value on which the parser stands. */
    interface Reader {
        /**
         * @param pointer for messages
         * @return null where the value counts as absent
         */
        @Nullable Object read(String pointer, JsonParser json)
                throws IOException, InvalidEventException;
    }
}
