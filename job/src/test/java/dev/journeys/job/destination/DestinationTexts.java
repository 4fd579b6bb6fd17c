// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.parse.Problem;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Definitions that the tests share, and ways to change them. */
final class DestinationTexts {
    /** Every field of a webhook. */
    static final String WEBHOOK =
            """
            {"$schema":"s","destination":"crm","type":"webhook","description":"d",
             "url":"https://hooks.example.com/in?t=${env:JOURNEYS_SECRET_TOKEN}","method":"PUT",
             "headers":{"Authorization":"Bearer ${env:JOURNEYS_SECRET_CRM}","X-Team":"growth"},
             "body":{"text":"{{ delivery.properties.total }} for {{ delivery.userId }}"},
             "signing":["${env:JOURNEYS_SECRET_SIGN}","${file:/etc/journeys/sign-old}"],
             "deadline":"PT20S","maxReplyBytes":1000,
             "limits":{"perSecond":2.5,"inFlight":7},
             "retry":{"attempts":3,"first":"PT2S","longest":"PT1M","retryAfter":"PT3M"},
             "breaker":{"failures":4,"pause":"PT5S"},
             "maxAge":"PT1H","x-owner":"growth"}
            """;

    /** Every field of a destination that takes many deliveries at once. */
    static final String HTTP_BATCH =
            """
            {"$schema":"s","destination":"segment","type":"http-batch","description":"d",
             "url":"https://api.example.com/v1/batch","headers":{"X-Team":"growth"},
             "body":{"sentBy":"journeys","batch":"{{ deliveries }}"},
             "delivery":{"messageId":"{{ delivery.id }}"},
             "maxDeliveries":50,"maxBytes":1000,"linger":"PT2S","deadline":"PT6S","attempts":2,
             "maxReplyBytes":2000}
            """;

    static final String KAFKA =
            "{\"destination\":\"email\",\"type\":\"kafka\",\"topic\":\"mail.out\"}";
    static final String FILE = "{\"destination\":\"audit\",\"type\":\"file\"}";
    static final String LOG = "{\"destination\":\"trial\",\"type\":\"log\"}";

    /** All of them by their types. */
    static final Map<String, String> VALID =
            Map.of(
                    "webhook", WEBHOOK,
                    "http-batch", HTTP_BATCH,
                    "kafka", KAFKA,
                    "file", FILE,
                    "log", LOG);

    private static final ObjectMapper JSON = new ObjectMapper();

    private DestinationTexts() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static DestinationParser.Result parse(String text) {
        return DestinationParser.parse(utf8(text));
    }

    static DestinationDefinition valid(String text) {
        return ((DestinationParser.Valid) parse(text)).definition();
    }

    /** The problems of a text as {@code code pointer message}; none for a valid one. */
    static List<String> problems(String text) {
        return parse(text) instanceof DestinationParser.Invalid invalid
                ? invalid.problems().stream().map(DestinationTexts::brief).toList()
                : List.of();
    }

    private static String brief(Problem problem) {
        return problem.code().text() + " " + problem.pointer() + " " + problem.message();
    }

    /** The text with the value at a pointer put in or replaced; with none, taken out. */
    static String with(String text, String pointer, String json) {
        try {
            JsonNode root = JSON.readTree(text);
            JsonPointer place = JsonPointer.compile(pointer);
            JsonNode parent = root.at(place.head());
            if (json == null) {
                ((ObjectNode) parent).remove(place.last().getMatchingProperty());
            } else if (parent instanceof ArrayNode list) {
                list.set(place.last().getMatchingIndex(), JSON.readTree(json));
            } else {
                ((ObjectNode) parent).set(place.last().getMatchingProperty(), JSON.readTree(json));
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pointers of all values but the whole. */
    static List<String> pointers(String text) {
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
}
