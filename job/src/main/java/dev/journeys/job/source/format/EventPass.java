// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.google.common.base.Utf8;
import dev.journeys.job.source.EventLimits;
import dev.journeys.job.source.EventReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The one pass over the bytes of an event that is a JSON object, whatever its shape. */
final class EventPass {
    private static final int ENCODING_BYTES = 4;

    /** Eight bytes at a time. */
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long NOT_ASCII = 0x8080808080808080L;

    private EventPass() {}

    /** Fills a draft with the fields of the text and makes an event of it. */
    static EventReading read(byte[] text, EventDraft draft, @Nullable Long recordTimestampMillis) {
        if (!isUtf8(text)) {
            return new EventReading.Invalid(
                    "invalid-json", "Expected JSON in UTF-8, but found another encoding.");
        }
        try (JsonParser json = EventLimits.json().createParser(text)) {
            return read(json, draft, recordTimestampMillis);
        } catch (InvalidEventException e) {
            return new EventReading.Invalid("invalid-event", String.valueOf(e.getMessage()));
        } catch (StreamConstraintsException e) {
            return EventLimits.broken(e);
        } catch (JsonProcessingException e) {
            return new EventReading.Invalid(
                    "invalid-json",
                    "Expected JSON, but found" + column(e) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read JSON from memory.", e);
        }
    }

    private static EventReading read(
            JsonParser json, EventDraft draft, @Nullable Long recordTimestampMillis)
            throws IOException, InvalidEventException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new EventReading.Invalid(
                    "invalid-event", "Expected a JSON object, but found something else.");
        }
        int start = Slice.start(json);
        InvalidEventException problem = readFields(json, draft);
        Slice whole = Slice.from(start, json);
        if (json.nextToken() != null) {
            return new EventReading.Invalid(
                    "invalid-json", "Expected one JSON object, but found more behind it.");
        }
        if (problem != null) {
            throw problem;
        }
        return new EventReading.Valid(draft.event(whole, recordTimestampMillis));
    }

    /** The first problem; the rest is read all the same, since it may turn out to be no JSON. */
    private static @Nullable InvalidEventException readFields(JsonParser json, EventDraft draft)
            throws IOException {
        InvalidEventException problem = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            try {
                draft.read(field, json);
            } catch (InvalidEventException e) {
                problem = problem == null ? e : problem;
                leaveField(json);
            }
        }
        return problem;
    }

    /** Goes to the end of the event's field in which the parser stands, however deep inside. */
    static void leaveField(JsonParser json) throws IOException {
        while (json.getParsingContext().getNestingDepth() > 1) {
            json.nextToken();
        }
    }

    /**
     * Jackson would guess UTF-16 and UTF-32 from a zero byte, and then knows no places in the
     * bytes; and it does not see every malformed sequence, which would then go out again.
     */
    private static boolean isUtf8(byte[] text) {
        for (int i = 0; i < Math.min(text.length, ENCODING_BYTES); i++) {
            if (text[i] == 0) {
                return false;
            }
        }
        int ascii = 0;
        while (ascii <= text.length - Long.BYTES
                && ((long) LONGS.get(text, ascii) & NOT_ASCII) == 0) {
            ascii += Long.BYTES;
        }
        return Utf8.isWellFormed(text, ascii, text.length - ascii);
    }

    /** Of some problems Jackson gives no location. */
    private static String column(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at column " + location.getColumnNr();
    }
}
