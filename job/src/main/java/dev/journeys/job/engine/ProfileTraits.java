// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.patterns.event.JsonText;
import dev.journeys.patterns.event.KnownJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges traits into a profile, one level deep (section 1 of the journey format). Values stay as
 * they were written: not everything that JSON can write survives being read, such as a number with
 * an exponent beyond all bounds.
 */
final class ProfileTraits {
    private ProfileTraits() {}

    /**
     * The profile with the traits merged in: each replaces the one of the same name, null removes
     * it.
     *
     * @param profile a JSON object, or null
     * @param traits a JSON object
     * @return null where no trait is left
     */
    static byte @Nullable [] merge(byte @Nullable [] profile, byte[] traits) {
        Map<String, Value> merged = profile == null ? new LinkedHashMap<>() : members(profile);
        members(traits)
                .forEach(
                        (name, value) -> {
                            if (value.isNull()) {
                                merged.remove(name);
                            } else {
                                merged.put(name, value);
                            }
                        });
        return merged.isEmpty() ? null : object(merged);
    }

    /** The members in their order; of a name that occurs twice, the last value. */
    private static Map<String, Value> members(byte[] object) {
        Map<String, Value> members = new LinkedHashMap<>();
        try (JsonParser json = KnownJson.FACTORY.createParser(object)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                members.put(name, value(object, json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected traits as a JSON object.", e);
        }
        return members;
    }

    private static Value value(byte[] object, JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        // Of a string or number, the parser may not have gone to the end yet.
        json.finishToken();
        int end = (int) json.currentLocation().getByteOffset();
        return new Value(token == JsonToken.VALUE_NULL, object, start, end - start);
    }

    private static byte[] object(Map<String, Value> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        char separator = '{';
        for (Map.Entry<String, Value> member : members.entrySet()) {
            bytes.write(separator);
            bytes.writeBytes(JsonText.of(member.getKey()).getBytes(StandardCharsets.UTF_8));
            bytes.write(':');
            Value value = member.getValue();
            bytes.write(value.text(), value.offset(), value.length());
            separator = ',';
        }
        bytes.write('}');
        return bytes.toByteArray();
    }

    /** A value as it stands in a text. */
    private record Value(boolean isNull, byte[] text, int offset, int length) {}
}
