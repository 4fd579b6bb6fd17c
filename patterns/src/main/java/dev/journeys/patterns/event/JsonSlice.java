// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as the bytes in which it came, parsed only when something asks for its values: most
 * events are looked at by no expression. Properties, captured context and profiles travel and rest
 * in this form.
 *
 * <p>Immutable as long as nobody changes the array it was made of. May be used by several threads;
 * they may then parse it more than once, with the same result. Equality is that of the bytes:
 * {@code {"a":1}} and {@code {"a": 1}} differ.
 */
public final class JsonSlice {

    /** An object without members. */
    public static final JsonSlice EMPTY = of("{}".getBytes(StandardCharsets.UTF_8));

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private volatile @Nullable JsonObject values;

    private JsonSlice(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /**
     * The whole array, which is not copied and must not change; known to be one JSON object in
     * UTF-8.
     */
    public static JsonSlice of(byte[] bytes) {
        return new JsonSlice(bytes, 0, bytes.length);
    }

    /**
     * A part of an array, which is not copied and must not change; known to be one JSON object in
     * UTF-8.
     *
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public static JsonSlice of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new JsonSlice(bytes, offset, length);
    }

    /**
     * The members in their order; of a name that occurs twice, the last value. Values are as CEL
     * has them: {@link Long} for a number without fraction and exponent that fits in one, {@link
     * Double} for any other, {@link String}, {@link Boolean}, {@link
     * dev.cel.common.values.NullValue} for null, {@link Map} and {@link List}; all unmodifiable.
     * Parsed at the first call and kept.
     *
     * @throws UncheckedIOException if the bytes are not a JSON object after all, or nested deeper
     *     than 1000 levels
     */
    public Map<String, Object> values() {
        JsonObject parsed = values;
        if (parsed == null) {
            try {
                parsed = JsonReader.readObject(bytes, offset, length);
            } catch (IOException e) {
                throw invalid(e);
            }
            values = parsed;
        }
        return parsed;
    }

    /**
     * The value at a path as text, for comparing identifiers: of a string its characters, of a
     * number or boolean its JSON text. Null where there is an object, an array, null or nothing. Of
     * a name that occurs twice the last value counts. Goes through the bytes at every call; parses
     * nothing that is not on the path.
     *
     * @throws UncheckedIOException if the bytes are not a JSON object after all, or nested deeper
     *     than 1000 levels
     */
    public @Nullable String text(PropertyPath path) {
        JsonObject parsed = values;
        if (parsed != null) {
            Object value = find(parsed, path.segments());
            if (!(value instanceof Number)) {
                return value instanceof String || value instanceof Boolean
                        ? value.toString()
                        : null;
            }
            if (value instanceof Long number) {
                return JsonText.ofNumber(number);
            }
            // An integer that is too long for a Long keeps its digits only in the bytes.
        }
        try {
            return JsonReader.readText(bytes, offset, length, path.segments());
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    private static @Nullable Object find(Map<?, ?> object, List<String> path) {
        Object value = object;
        for (String name : path) {
            if (!(value instanceof Map<?, ?> members)) {
                return null;
            }
            value = members.get(name);
        }
        return value;
    }

    private static UncheckedIOException invalid(IOException cause) {
        // The parser's own text is in the cause; it holds no content, because the source is not
        // included by default.
        return new UncheckedIOException("Expected one JSON object, but the bytes are not.", cause);
    }

    /** A copy of the bytes, exactly as they came. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** How many bytes the object takes. */
    public int length() {
        return length;
    }

    /** Writes the bytes, exactly as they came. */
    public void writeTo(OutputStream output) throws IOException {
        output.write(bytes, offset, length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonSlice slice
                && Arrays.equals(
                        bytes,
                        offset,
                        offset + length,
                        slice.bytes,
                        slice.offset,
                        slice.offset + slice.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /**
     * The JSON, for tests and debuggers; it may hold personal data, so it does not belong into a
     * log.
     */
    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
