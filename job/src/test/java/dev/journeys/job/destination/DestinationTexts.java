// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.DefinitionTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Definitions that the tests share. */
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
                ? invalid.problems().stream().map(DefinitionTexts::brief).toList()
                : List.of();
    }
}
