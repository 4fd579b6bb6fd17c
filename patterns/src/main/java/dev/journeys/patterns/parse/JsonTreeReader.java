// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.parse.JsonValue.Member;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one document token by token, since Jackson's own tree does not keep positions. */
final class JsonTreeReader implements Closeable {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonDocument.MAX_DEPTH)
                                    .maxNameLength(1000)
                                    .maxNumberLength(1000)
                                    .build())
                    .build();
    private static final String WHITE_SPACE = " \t\r\n";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String json;
    private final JsonParser parser;
    private final TextPosition position;
    private final Problems problems;

    JsonTreeReader(String json, Problems problems) throws IOException {
        this.json = json;
        // From an array, not from the text: Jackson reads a long text in pieces, and positions then
        // depend on where a piece ends.
        this.parser = FACTORY.createParser(json.toCharArray());
        this.position = new TextPosition(json);
        this.problems = problems;
    }

    /** The value of the document, or none where there is only white space. */
    Optional<JsonValue> read() throws IOException {
        if (parser.nextToken() == null) {
            problems.add(
                    Place.root(1, 1),
                    ProblemCode.INVALID_JSON,
                    "Expected a JSON object, but found nothing.");
            return Optional.empty();
        }
        advance();
        JsonValue root = value(Place.root(position.line(), position.column()));
        checkEnd();
        return Optional.of(root);
    }

    /** Where an exception was thrown. */
    Place placeOf(JsonProcessingException e) {
        JsonLocation location =
                e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        position.advanceTo(location.getCharOffset());
        return Place.root(position.line(), position.column());
    }

    private void checkEnd() {
        int next = (int) parser.currentLocation().getCharOffset();
        while (next < json.length() && WHITE_SPACE.indexOf(json.charAt(next)) >= 0) {
            next++;
        }
        if (next < json.length()) {
            position.advanceTo(next);
            Place place = Place.root(position.line(), position.column());
            String found = Found.quoted(json.substring(next));
            problems.add(
                    place,
                    ProblemCode.INVALID_JSON,
                    "Expected nothing after the definition, but found " + found + ".");
        }
    }

    private JsonValue value(Place place) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_STRING -> text(place);
            default -> JsonValue.scalar(place, scalar(token), parser.getText());
        };
    }

    private JsonValue object(Place place) throws IOException {
        ObjectNode node = NODES.objectNode();
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place key = placeIn(place, name);
            checkText(key, name);
            parser.nextToken();
            JsonValue value = value(placeIn(place, name));
            if (members.putIfAbsent(name, new Member(key, value)) == null) {
                node.set(name, value.node());
            } else {
                String message =
                        "Expected each field once, but found " + Found.quoted(name) + " again.";
                problems.add(key, ProblemCode.DUPLICATE_FIELD, message);
            }
        }
        return new JsonValue(place, node, "", members, List.of());
    }

    private JsonValue array(Place place) throws IOException {
        ArrayNode node = NODES.arrayNode();
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonValue item = value(placeIn(place, Integer.toString(items.size())));
            items.add(item);
            node.add(item.node());
        }
        return new JsonValue(place, node, "", Map.of(), items);
    }

    private JsonValue text(Place place) throws IOException {
        String text = parser.getText();
        checkText(place, text);
        return JsonValue.scalar(place, NODES.textNode(text), text);
    }

    private JsonNode scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            default -> NODES.nullNode();
        };
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private void checkText(Place place, String text) {
        boolean broken =
                text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE);
        if (broken) {
            String message =
                    "Expected whole characters, but found half of a surrogate pair in "
                            + Found.quoted(text)
                            + ".";
            problems.add(place, ProblemCode.INVALID_TEXT, message);
        }
    }

    private Place placeIn(Place parent, String token) {
        advance();
        return parent.child(token, position.line(), position.column());
    }

    private void advance() {
        position.advanceTo(parser.currentTokenLocation().getCharOffset());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
