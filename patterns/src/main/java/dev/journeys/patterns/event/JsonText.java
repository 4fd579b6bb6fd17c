// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON text of values, as {@code JSON.stringify} prints it: identifiers are compared in it,
 * deliveries written. The same value gives the same text everywhere.
 *
 * <p>Values are those that {@link JsonSlice#values()} has and those that an expression can yield
 * besides:
 *
 * <table>
 *   <caption>CEL values without a JSON type</caption>
 *   <tr><td>timestamp ({@link Instant})<td>{@code "2026-03-01T10:00:00.000Z"}, what is finer than a millisecond cut off
 *   <tr><td>duration ({@link Duration})<td>{@code "3600s"}, {@code "-0.5s"}
 *   <tr><td>bytes ({@link CelByteString})<td>Base64 with padding
 *   <tr><td>uint ({@link UnsignedLong})<td>a number
 *   <tr><td>NaN, infinities<td>{@code null}
 *   <tr><td>keys of maps that are no strings<td>their text, as {@link #textOf} has it
 * </table>
 */
public final class JsonText {

    /** From here on ECMAScript writes an exponent. */
    private static final int MAX_PLAIN_DIGITS = 21;

    private JsonText() {}

    /** The decimal digits. */
    public static String ofNumber(long number) {
        return Long.toString(number);
    }

    /**
     * ECMAScript's text of the number: {@code 4} for 4.0, {@code 1e+21}, {@code 0} for -0.0; {@code
     * null} for NaN and infinities.
     */
    public static String ofNumber(double number) {
        return Double.isFinite(number) ? NumberText.of(number) : "null";
    }

    /**
     * The JSON text of a number that is given as written. An integer below 1e21 without fraction
     * and exponent keeps its digits, also where a double would not; any other is a double: {@code
     * 4} for {@code 4.0}.
     *
     * @param literal a number as JSON has it
     * @throws NumberFormatException if it is none
     */
    public static String ofNumberLiteral(String literal) {
        int digits = literal.startsWith("-") ? literal.length() - 1 : literal.length();
        boolean integer = literal.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        if (integer && digits <= MAX_PLAIN_DIGITS) {
            return literal.equals("-0") ? "0" : literal;
        }
        return ofNumber(Double.parseDouble(literal));
    }

    /**
     * Compact JSON; members keep the map's order.
     *
     * @throws IllegalArgumentException if the value, or one in it, is none that JSON can show, such
     *     as a CEL type
     */
    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /**
     * The text that a value has inside a longer string: of strings and timestamps the characters,
     * of null none, of anything else the JSON text.
     *
     * @throws IllegalArgumentException as {@link #of} throws it
     */
    public static String textOf(@Nullable Object value) {
        if (value == null || value instanceof NullValue) {
            return "";
        }
        if (value instanceof String string) {
            return string;
        }
        return value instanceof Instant instant ? timestampText(instant) : of(value);
    }

    /**
     * Writes the value where the generator stands.
     *
     * @throws IllegalArgumentException as {@link #of} throws it; the generator may then stand
     *     inside the value
     */
    public static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writeObject(map, generator);
        } else if (value instanceof Iterable<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else {
            writeScalar(value, generator);
        }
    }

    private static void writeObject(Map<?, ?> map, JsonGenerator generator) throws IOException {
        for (Object name : map.keySet()) {
            if (name instanceof String text && !StringText.isWellFormed(text)) {
                // As in writeString.
                generator.writeRawValue(of(map));
                return;
            }
        }
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            generator.writeFieldName(textOf(member.getKey()));
            write(member.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void writeString(String string, JsonGenerator generator) throws IOException {
        if (StringText.isWellFormed(string)) {
            generator.writeString(string);
        } else {
            // Half a surrogate pair, which a cut-off emoji leaves: Jackson would put it together
            // with whatever follows.
            generator.writeRawValue(of(string));
        }
    }

    private static void writeScalar(@Nullable Object value, JsonGenerator generator)
            throws IOException {
        if (value == null || value instanceof NullValue) {
            generator.writeNull();
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Number number) {
            String text = numberText(number);
            if (text.equals("null")) {
                generator.writeNull();
            } else {
                generator.writeNumber(text);
            }
        } else {
            writeString(stringText(value), generator);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            appendObject(text, map);
        } else if (value instanceof Iterable<?> elements) {
            appendArray(text, elements);
        } else if (value == null || value instanceof NullValue) {
            text.append("null");
        } else if (value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Number number) {
            text.append(numberText(number));
        } else {
            StringText.appendQuoted(text, stringText(value));
        }
    }

    private static void appendObject(StringBuilder text, Map<?, ?> map) {
        char separator = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            text.append(separator);
            StringText.appendQuoted(text, textOf(member.getKey()));
            text.append(':');
            append(text, member.getValue());
            separator = ',';
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(StringBuilder text, Iterable<?> elements) {
        text.append('[');
        String separator = "";
        for (Object element : elements) {
            text.append(separator);
            append(text, element);
            separator = ",";
        }
        text.append(']');
    }

    private static String numberText(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return ofNumber(number.doubleValue());
        }
        return number.toString();
    }

    /** Of a value that JSON shows as a string, its characters. */
    private static String stringText(Object value) {
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Instant instant) {
            return timestampText(instant);
        }
        if (value instanceof Duration duration) {
            return durationText(duration);
        }
        if (value instanceof CelByteString bytes) {
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
        throw new IllegalArgumentException(
                "Expected a value that JSON can show, but found one of "
                        + value.getClass().getName()
                        + ".");
    }

    /**
     * Cuts off towards the past, also before 1970: an instant's nanoseconds count forward from its
     * second.
     */
    private static String timestampText(Instant instant) {
        return Timestamps.format(instant.toEpochMilli());
    }

    private static String durationText(Duration duration) {
        BigDecimal seconds =
                BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + "s";
    }
}
