// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The definitions that the tests share, and ways to change them. */
public final class DefinitionTexts {

    /** Definitions without mistakes. {@code every-field} has every field of the format. */
    public static final List<String> VALID =
            List.of("all-of", "cart-abandonment", "every-field", "loops", "minimal", "sequence");

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private DefinitionTexts() {}

    /** The text of a definition without mistakes. */
    public static String valid(String name) {
        return resource("valid/" + name + ".json");
    }

    /** The text of a resource of the package {@code dev.journeys.patterns}. */
    public static String resource(String name) {
        try (InputStream in =
                DefinitionTexts.class.getResourceAsStream("/dev/journeys/patterns/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text with the value at a pointer put in, replaced, or, where {@code json} is null or
     * empty, taken out.
     */
    public static String with(String text, String pointer, String json) {
        try {
            JsonNode root = JSON.readTree(text);
            JsonPointer place = JsonPointer.compile(pointer);
            change(root.at(place.head()), place.last(), json);
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(JsonNode parent, JsonPointer field, String json)
            throws JsonProcessingException {
        if (json == null || json.isEmpty()) {
            ((ObjectNode) parent).remove(field.getMatchingProperty());
        } else if (parent instanceof ArrayNode array && field.getMatchingIndex() < array.size()) {
            array.set(field.getMatchingIndex(), JSON.readTree(json));
        } else if (parent instanceof ArrayNode array) {
            array.add(JSON.readTree(json));
        } else {
            ((ObjectNode) parent).set(field.getMatchingProperty(), JSON.readTree(json));
        }
    }

    /** The pointers of all values but the whole. */
    public static List<String> pointers(String text) {
        try {
            List<String> pointers = new ArrayList<>();
            collect(JSON.readTree(text), "", pointers);
            return pointers;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        node.properties()
                .forEach(
                        member ->
                                collect(
                                        member.getValue(),
                                        pointer + "/" + member.getKey(),
                                        pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, pointers);
        }
    }

    /** A problem without its position, as the tables of tests write it. */
    public static String brief(Problem problem) {
        return problem.code().text() + " " + problem.pointer() + " " + problem.message();
    }

    /** A problem with its position. */
    public static String full(Problem problem) {
        return "%s %s %d:%d %s"
                .formatted(
                        problem.code().text(),
                        problem.pointer(),
                        problem.line(),
                        problem.column(),
                        problem.message());
    }
}
