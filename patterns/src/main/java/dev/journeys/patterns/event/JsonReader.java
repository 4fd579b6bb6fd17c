// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cel.common.values.NullValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes that are known to be one JSON object: as values for CEL, or only the text at one
 * path.
 */
final class JsonReader {

    /** Every integer of so many characters fits in a long. */
    private static final int SAFE_LONG_LENGTH = 18;

    private JsonReader() {}

    static JsonObject readObject(byte[] bytes, int offset, int length) throws IOException {
        try (JsonParser parser = KnownJson.FACTORY.createParser(bytes, offset, length)) {
            parser.nextToken();
            return readObject(parser);
        }
    }

    private static JsonObject readObject(JsonParser parser) throws IOException {
        LinkedHashMap<String, Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, readValue(parser));
        }
        return new JsonObject(members);
    }

    private static JsonArray readArray(JsonParser parser) throws IOException {
        ArrayList<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue(parser));
        }
        return new JsonArray(elements);
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readInteger(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NullValue.NULL_VALUE;
            default ->
                    throw new IOException(
                            "Expected a JSON value, but found " + parser.currentToken() + ".");
        };
    }

    private static Number readInteger(JsonParser parser) throws IOException {
        // Not getNumberType(): of an integer that fits in no long Jackson 2.18.2 then keeps the
        // text, and gives that number
        // again for the next double (seen for [9223372036854775808, 1.5]).
        if (parser.getTextLength() <= SAFE_LONG_LENGTH) {
            return parser.getLongValue();
        }
        String text = parser.getText();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLong) {
            return Double.parseDouble(text);
        }
    }

    /**
     * The text at a path as {@link JsonSlice#text} has it; goes over what is not on the path
     * without reading it.
     */
    static @Nullable String readText(byte[] bytes, int offset, int length, List<String> path)
            throws IOException {
        try (JsonParser parser = KnownJson.FACTORY.createParser(bytes, offset, length)) {
            parser.nextToken();
            return readText(parser, path, 0);
        }
    }

    private static @Nullable String readText(JsonParser parser, List<String> path, int depth)
            throws IOException {
        String wanted = path.get(depth);
        boolean last = depth == path.size() - 1;
        String text = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (!name.equals(wanted)) {
                parser.skipChildren();
            } else if (last) {
                text = scalarText(parser, value);
            } else if (value == JsonToken.START_OBJECT) {
                text = readText(parser, path, depth + 1);
            } else {
                parser.skipChildren();
                text = null;
            }
        }
        return text;
    }

    private static @Nullable String scalarText(JsonParser parser, JsonToken value)
            throws IOException {
        return switch (value) {
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonText.ofNumberLiteral(parser.getText());
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }
}
