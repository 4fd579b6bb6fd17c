// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static dev.journeys.job.destination.DestinationTexts.FILE;
import static dev.journeys.job.destination.DestinationTexts.HTTP_BATCH;
import static dev.journeys.job.destination.DestinationTexts.KAFKA;
import static dev.journeys.job.destination.DestinationTexts.LOG;
import static dev.journeys.job.destination.DestinationTexts.WEBHOOK;
import static dev.journeys.job.destination.DestinationTexts.parse;
import static dev.journeys.job.destination.DestinationTexts.problems;
import static dev.journeys.job.destination.DestinationTexts.utf8;
import static dev.journeys.job.destination.DestinationTexts.valid;
import static dev.journeys.patterns.parse.DefinitionTexts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.BreakerSettings;
import dev.journeys.connectors.delivery.DeliverySettings;
import dev.journeys.connectors.delivery.RetrySettings;
import dev.journeys.connectors.webhook.WebhookSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationParserTest {
    private static final String MINIMAL =
            "{\"destination\":\"crm\",\"type\":\"webhook\",\"url\":\"https://e.example/in\"}";
    private static final String CANARY = "s3cr3t-canary";

    @Test
    void readsEveryFieldOfAWebhook() {
        // when
        DestinationDefinition.Webhook webhook = (DestinationDefinition.Webhook) valid(WEBHOOK);

        // then
        assertThat(webhook.destination()).isEqualTo("crm");
        assertThat(webhook.request())
                .isEqualTo(
                        new WebhookSettings(
                                "https://hooks.example.com/in?t=${env:JOURNEYS_SECRET_TOKEN}",
                                "PUT",
                                Map.of(
                                        "Authorization", "Bearer ${env:JOURNEYS_SECRET_CRM}",
                                        "X-Team", "growth"),
                                List.of(
                                        "${env:JOURNEYS_SECRET_SIGN}",
                                        "${file:/etc/journeys/sign-old}"),
                                Duration.ofSeconds(20),
                                1000));
        assertThat(webhook.delivery())
                .isEqualTo(
                        new DeliverySettings(
                                2.5,
                                7,
                                new RetrySettings(
                                        3,
                                        Duration.ofSeconds(2),
                                        Duration.ofMinutes(1),
                                        Duration.ofMinutes(3)),
                                new BreakerSettings(4, Duration.ofSeconds(5)),
                                Duration.ofHours(1)));
        assertThat(render(webhook.body(), "{\"userId\":\"ann\",\"properties\":{\"total\":5}}"))
                .isEqualTo("{\"text\":\"5 for ann\"}");
    }

    @Test
    void fillsInWhatAWebhookLeavesOut() {
        // when
        DestinationDefinition.Webhook webhook = (DestinationDefinition.Webhook) valid(MINIMAL);

        // then
        assertThat(webhook.request())
                .isEqualTo(
                        new WebhookSettings(
                                "https://e.example/in",
                                "POST",
                                Map.of(),
                                List.of(),
                                Duration.ofSeconds(10),
                                65_536));
        assertThat(webhook.delivery())
                .isEqualTo(
                        new DeliverySettings(
                                100,
                                32,
                                new RetrySettings(
                                        50,
                                        Duration.ofSeconds(1),
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(10)),
                                new BreakerSettings(10, Duration.ofSeconds(30)),
                                Duration.ofHours(4)));
        assertThat(webhook.body()).isEmpty();
    }

    @Test
    void readsEveryFieldOfABatch() {
        // when
        DestinationDefinition.HttpBatch batch = (DestinationDefinition.HttpBatch) valid(HTTP_BATCH);

        // then
        assertThat(batch.url()).isEqualTo("https://api.example.com/v1/batch");
        assertThat(batch.headers()).isEqualTo(Map.of("X-Team", "growth"));
        assertThat(batch.body().toString())
                .isEqualTo("{\"sentBy\":\"journeys\",\"batch\":\"{{ deliveries }}\"}");
        assertThat(render(batch.delivery(), "{\"id\":\"7\"}")).isEqualTo("{\"messageId\":\"7\"}");
        assertThat(
                        List.<Object>of(
                                batch.maxDeliveries(),
                                batch.maxBytes(),
                                batch.linger(),
                                batch.deadline(),
                                batch.attempts(),
                                batch.maxReplyBytes()))
                .containsExactly(50, 1000, Duration.ofSeconds(2), Duration.ofSeconds(6), 2, 2000);
    }

    @Test
    void fillsInWhatABatchLeavesOut() {
        // when
        DestinationDefinition.HttpBatch batch =
                (DestinationDefinition.HttpBatch)
                        valid(MINIMAL.replace("\"webhook\"", "\"http-batch\""));

        // then
        assertThat(batch.body().toString()).isEqualTo("{\"batch\":\"{{ deliveries }}\"}");
        assertThat(batch.delivery()).isEmpty();
        assertThat(
                        List.<Object>of(
                                batch.maxDeliveries(),
                                batch.maxBytes(),
                                batch.linger(),
                                batch.deadline(),
                                batch.attempts(),
                                batch.maxReplyBytes()))
                .containsExactly(
                        100, 500_000, Duration.ofSeconds(1), Duration.ofSeconds(5), 5, 65_536);
    }

    @Test
    void readsTheOthers() {
        assertThat(valid(KAFKA))
                .isEqualTo(new DestinationDefinition.Kafka("email", Optional.of("mail.out")));
        assertThat(valid("{\"destination\":\"email\",\"type\":\"kafka\"}"))
                .isEqualTo(new DestinationDefinition.Kafka("email", Optional.empty()));
        assertThat(valid("\uFEFF" + FILE)).isEqualTo(new DestinationDefinition.File("audit"));
        assertThat(valid(LOG)).isEqualTo(new DestinationDefinition.Log("trial"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /destination | | missing-field  Expected the field 'destination' in a destination of type 'webhook', but found none.
                    /destination | "a b" | invalid-id /destination Expected an id of 1 to 73 letters, digits, '.', '_' and '-' that begins with a letter or digit, but found 'a b'.
                    /destination | 5 | wrong-type /destination Expected a text, but found the number '5'.
                    /type | | missing-field  Expected the field 'type' with 'file', 'http-batch', 'kafka', 'log' or 'webhook' in a destination, but found none.
                    /type | "webhok" | unknown-value /type Expected 'file', 'http-batch', 'kafka', 'log' or 'webhook', but found 'webhok'. Did you mean 'webhook'?
                    /url | | missing-field  Expected the field 'url' in a destination of type 'webhook', but found none.
                    /url | 5 | wrong-type /url Expected a text, but found something else.
                    /url | "ftp://e.example/" | invalid-url /url Expected a URL such as 'https://hooks.example.com/in', with references in its path and query only and without '#', but found something else.
                    /url | "/in" | invalid-url /url Expected a URL such as 'https://hooks.example.com/in', with references in its path and query only and without '#', but found something else.
                    /url | "https:///in" | invalid-url /url Expected a URL such as 'https://hooks.example.com/in', with references in its path and query only and without '#', but found something else.
                    /url | "https://e.example/#a" | invalid-url /url Expected a URL such as 'https://hooks.example.com/in', with references in its path and query only and without '#', but found something else.
                    /url | "https://${env:HOST}/in" | invalid-url /url Expected a URL such as 'https://hooks.example.com/in', with references in its path and query only and without '#', but found something else.
                    /url | "https://u:p@e.example/" | literal-secret /url Expected a URL without 'user:password@', but found one with it. Use the header 'Authorization' with a reference such as 'Basic ${env:JOURNEYS_SECRET_NAME}'.
                    /url | "https://e.example/${x}" | invalid-reference /url Expected a reference such as '${env:JOURNEYS_SECRET_NAME}' or '${file:/folder/name}' after '${', but found another.
                    /method | "GET" | unknown-value /method Expected 'PATCH', 'POST' or 'PUT', but found 'GET'.
                    /headers | [] | wrong-type /headers Expected an object of at most 50 headers, but found something else.
                    /headers/X-Team | 5 | wrong-type /headers/X-Team Expected a text, but found something else.
                    /headers/x-team | "a" | unknown-value /headers/x-team Expected each header once, but found 'x-team' again.
                    /body | "a" | wrong-type /body Expected an object, but found the text 'a'.
                    /body/text | "{{ nothing }}" | invalid-expression /body/text Expected one of the variables delivery, but found 'nothing'. (Line 1, column 4 of the expression.)
                    /body/text | "${env:A}" | invalid-reference /body/text Expected references to secrets in 'url', 'headers' and 'signing' only, but found one in 'body'.
                    /signing | [] | wrong-type /signing Expected a list of one or two references to secrets, but found something else.
                    /signing | ["${env:A}","${env:B}","${env:C}"] | wrong-type /signing Expected a list of one or two references to secrets, but found something else.
                    /signing/0 | "${env:A} " | literal-secret /signing/0 Expected a reference to a secret such as '${env:JOURNEYS_SECRET_NAME}' or '${file:/folder/name}', but found something else. Secrets are never in definitions.
                    /deadline | "10s" | invalid-duration /deadline Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S', but found '10s'.
                    /deadline | "PT3M" | invalid-duration /deadline Expected a duration of at most 'PT2M', but found 'PT3M'.
                    /maxReplyBytes | 0 | unknown-value /maxReplyBytes Expected a whole number from 1 to 16777216, but found the number '0'.
                    /limits/perSecond | 0 | unknown-value /limits/perSecond Expected a number from 0.01 to 1000000, but found the number '0'.
                    /limits/perSecond | "5" | wrong-type /limits/perSecond Expected a number from 0.01 to 1000000, but found the text '5'.
                    /limits/inFlight | 1.5 | unknown-value /limits/inFlight Expected a whole number from 1 to 10000, but found the number '1.5'.
                    /limits/lanes | 8 | unknown-field /limits/lanes Expected one of the fields 'perSecond', 'inFlight' or 'x-…' in limits, but found 'lanes'.
                    /retry/attempts | 0 | unknown-value /retry/attempts Expected a whole number from 1 to 1000, but found the number '0'.
                    /retry/first | "PT2M" | conflicting-fields /retry/first Expected 'first' to be at most 'longest', but found PT2M and PT1M.
                    /breaker/pause | "PT0S" | invalid-duration /breaker/pause Expected a duration of more than zero and at most 'P3650D', but found 'PT0S'.
                    /maxAge | 4 | wrong-type /maxAge Expected a text, but found the number '4'.
                    /topic | "a" | unknown-field /topic Expected one of the fields '$schema', 'destination', 'type', 'description', 'url', 'method', 'headers', 'body', 'signing', 'deadline', 'maxReplyBytes', 'limits', 'retry', 'breaker', 'maxAge' or 'x-…' in a destination of type 'webhook', but found 'topic'.
                    """)
    void refusesAWebhookWith(String pointer, String json, String problem) {
        assertThat(problems(with(WEBHOOK, pointer, json))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /body | {} | invalid-expression /body Expected the text '{{ deliveries }}' once in 'body' and no other expression, but found something else.
                    /body | {"a":"{{ deliveries }}","b":"{{ deliveries }}"} | invalid-expression /body Expected the text '{{ deliveries }}' once in 'body' and no other expression, but found something else.
                    /body | {"a":"all: {{ deliveries }}"} | invalid-expression /body Expected the text '{{ deliveries }}' once in 'body' and no other expression, but found something else.
                    /body | {"{{ deliveries }}":1,"a":"{{ deliveries }}"} | invalid-expression /body Expected the text '{{ deliveries }}' once in 'body' and no other expression, but found something else.
                    /body | {"a":[{"b":{"{{ deliveries }}":1}}],"c":"{{ deliveries }}"} | invalid-expression /body Expected the text '{{ deliveries }}' once in 'body' and no other expression, but found something else.
                    /body | {"{{ delivery.id }}":"{{ deliveries }}"} | invalid-expression /body Expected the text '{{ deliveries }}' once in 'body' and no other expression, but found something else.
                    /delivery | [] | wrong-type /delivery Expected an object, but found a list.
                    /deadline | "PT31S" | invalid-duration /deadline Expected a duration of at most 'PT30S', but found 'PT31S'.
                    /maxDeliveries | 10001 | unknown-value /maxDeliveries Expected a whole number from 1 to 10000, but found the number '10001'.
                    """)
    void refusesABatchWith(String pointer, String json, String problem) {
        assertThat(problems(with(HTTP_BATCH, pointer, json))).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ž"})
    void refusesATopicWithoutAName(String name) {
        assertThat(problems(with(KAFKA, "/topic", "\"" + name + "\"")))
                .containsExactly(
                        "invalid-id /topic Expected a topic's name of 1 to 249 letters, digits, '.',"
                                + " '_' and '-', but found '"
                                + name
                                + "'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Cookie",
                "X-Api-Key",
                "Api-Key",
                "X-Auth-Token",
                "X-Client-Secret"
            })
    void refusesASecretInAHeaderAndDoesNotRepeatIt(String name) {
        // when
        List<String> problems =
                problems(with(MINIMAL, "/headers", "{\"" + name + "\":\"" + CANARY + "\"}"));

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("literal-secret /headers/" + name + " ")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "webhook-id", "Webhook-Signature", "a b"})
    void refusesAHeaderThatIsNotTheAuthorsToSet(String name) {
        assertThat(problems(with(MINIMAL, "/headers", "{\"" + name + "\":\"a\"}")))
                .singleElement()
                .asString()
                .startsWith("unknown-value /headers/" + name + " Expected ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/signing | [\"s3cr3t-canary\"]",
                "/signing | \"s3cr3t-canary\"",
                "/signing | [5,\"s3cr3t-canary\"]",
                "/url | \"https://ann:s3cr3t-canary@e.example/\"",
                "/url | \"s3cr3t-canary\"",
                "/url | \"https://e.example/${s3cr3t-canary}\"",
                "/headers | {\"Authorization\":\"Bearer s3cr3t-canary\"}",
                "/headers | {\"Authorization\":\"Bearer ${s3cr3t-canary}\"}",
                "/headers | {\"X-A\":\"s3cr3t-canary\\n\"}",
                "/headers | \"s3cr3t-canary\""
            })
    void neverRepeatsWhatMayBeASecret(String pointer, String json) {
        assertThat(problems(with(MINIMAL, pointer, json)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContain(CANARY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "s3cr3t-canary",
                "{\"destination\":\"crm\",\"signing\":[s3cr3t-canary]}",
                "{\"destination\":\"crm\",\"type\":\"webhook\"} s3cr3t-canary",
                "{\"destination\":\"crm\",\"type\":\"log\",\"description\":\"s3cr3t-canary\\ud800\"}"
            })
    void neverRepeatsAnythingOfBrokenJson(String text) {
        assertThat(problems(text))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContain(CANARY));
    }

    @Test
    void reportsAllProblemsAtOnceInTheirOrder() {
        // given
        String text =
                """
                {"destination":"crm","type":"webhook",
                 "url":"no URL",
                 "deadline":"soon",
                 "colour":1}
                """;

        // when
        DestinationParser.Invalid invalid = (DestinationParser.Invalid) parse(text);

        // then
        assertThat(invalid.problems())
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactly("2:8", "3:13", "4:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"destination\":\"crm\"} | true",
                "{\"type\":\"log\",\"destination\":5} | true",
                "{\"destination\":\"crm\",\"url\": | true",
                "{\"id\":\"cart\",\"destination\":\"crm\"} | false",
                "{\"id\":\"cart\",\"steps\":[{\"destination\":\"crm\"}]} | false",
                "[\"destination\"] | false",
                "no JSON | false"
            })
    void tellsDestinationsFromJourneys(String text, boolean meant) {
        assertThat(DestinationParser.isMeant(utf8(text))).isEqualTo(meant);
    }

    private static String render(Optional<BodyTemplate> template, String delivery) {
        byte[] body = template.orElseThrow().render(utf8(delivery), errors -> {});
        return new String(body, StandardCharsets.UTF_8);
    }
}
