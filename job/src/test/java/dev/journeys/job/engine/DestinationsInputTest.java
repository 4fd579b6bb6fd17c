// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.destination.OwnTopics;
import dev.journeys.job.destination.Policies;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries, by what is known of their destinations. */
class DestinationsInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefinitionRecord JOURNEY =
            DefinitionRecord.published(
                    "any",
                    3,
                    DefinitionRecord.ALWAYS,
                    utf8(
                            """
                            {"id":"any","version":3,"entry":{"event":"started"},
                             "steps":[{"id":"nudge","type":"send","destination":"crm"}]}
                            """));
    private static final String KAFKA = "{\"destination\":\"crm\",\"type\":\"kafka\"}";
    private static final String TOPIC =
            "{\"destination\":\"crm\",\"type\":\"kafka\",\"topic\":\"crm.out\"}";
    private static final String WEBHOOK =
            """
            {"destination":"crm","type":"webhook","url":"https://e.example/in","limits":{"inFlight":4}}
            """;

    private OperatorSubtasks subtasks;
    private long time;

    @BeforeEach
    void open() throws Exception {
        open(DestinationRule.KNOWN);
    }

    private void open(DestinationRule rule) throws Exception {
        open(
                EngineOptions.defaults()
                        .withDestinations(rule)
                        .allowing(Policies.WITHOUT_FILES)
                        .acknowledging());
    }

    private void open(EngineOptions options) throws Exception {
        if (subtasks != null) {
            subtasks.close();
        }
        subtasks = new OperatorSubtasks(options, Backend.HEAP, 2);
        subtasks.define(JOURNEY);
    }

    @AfterEach
    void close() throws Exception {
        subtasks.close();
    }

    @Test
    void makesADeadLetterOfADeliveryWhoseDestinationNobodyHasDefined() throws Exception {
        // given
        complete();
        // when
        start("ann");
        // then
        assertThat(deliveries()).isEmpty();
        JsonNode letter = json(only(OutputKind.DEAD_LETTER));
        assertThat(letter.path("reason").asText()).isEqualTo("unknown-destination");
        assertThat(letter.path("detail").asText())
                .isEqualTo("Expected a destination that is defined, but found 'crm'.");
        assertThat(letter.path("place").asText()).isEqualTo("any/3/nudge");
        assertThat(letter.path("timestamp").asText()).isEqualTo("1970-01-01T00:00:01.000Z");
        JsonNode delivery = parse(letter.path("text").asText());
        assertThat(delivery.path("destination").asText()).isEqualTo("crm");
        assertThat(transitions()).containsExactly("entered", "sent", "completed");
        assertThat(json(record(OutputKind.TRANSITION, 1)).path("delivery").asText())
                .isEqualTo(delivery.path("id").asText());
    }

    @Test
    void writesDeliveriesToADestinationOfTypeKafka() throws Exception {
        // given
        define(KAFKA);
        complete();
        // when
        start("ann");
        define(TOPIC);
        start("bob");
        // then
        assertThat(deliveries()).extracting(OutputRecord::topic).containsExactly("", "crm.out");
        assertThat(subtasks.messages()).isEmpty();
        assertThat(kinds()).doesNotContain(OutputKind.DEAD_LETTER);
    }

    @Test
    void handsDeliveriesToThoseWhoCallWebhooks() throws Exception {
        // given
        define(WEBHOOK);
        complete();
        // when
        start("ann");
        // then
        assertThat(deliveries()).isEmpty();
        assertThat(transitions()).containsExactly("entered", "sent", "completed");
        Message message = subtasks.messages().get(0);
        JsonNode delivery = parse(new String(message.body(), StandardCharsets.UTF_8));
        assertThat(message.destination()).isEqualTo("crm");
        assertThat(message.user()).isEqualTo("ann");
        assertThat(message.id()).isEqualTo(delivery.path("id").asText()).isNotEmpty();
        assertThat(message.timestamp()).isEqualTo(1_000);
        assertThat(message.lane()).isEqualTo(Message.laneOf("ann", 4));
        assertThat(message.again()).isFalse();
    }

    @Test
    void goesByWhatIsKnownWhenADeliveryIsSent() throws Exception {
        // given
        complete();
        // when
        start("ann");
        define(WEBHOOK);
        start("bob");
        subtasks.control(ControlUpdate.removeDestination("crm"));
        start("cat");
        // then
        assertThat(subtasks.messages()).extracting(Message::user).containsExactly("bob");
        assertThat(records(OutputKind.DEAD_LETTER))
                .extracting(OutputRecord::user)
                .containsExactly("ann", "cat");
    }

    @Test
    void remembersDestinationsOverRestores() throws Exception {
        // given
        define(TOPIC);
        complete();
        // when
        subtasks.rescale(1);
        define(TOPIC);
        complete();
        start("ann");
        subtasks.rescale(3);
        subtasks.control(ControlUpdate.unreadable("destination/crm"));
        complete();
        start("bob");
        // then
        assertThat(deliveries())
                .extracting(OutputRecord::topic)
                .containsExactly("crm.out", "crm.out");
    }

    @Test
    void forgetsADestinationThatHasBeenRemovedWhileTheJobWasAway() throws Exception {
        // given
        define(TOPIC);
        complete();
        subtasks.rescale(2);
        // when
        complete();
        start("ann");
        // then
        assertThat(deliveries()).isEmpty();
        assertThat(records(OutputKind.DEAD_LETTER)).hasSize(1);
    }

    @Test
    void refusesAnInvalidDefinitionAndKeepsTheLastGoodOne() throws Exception {
        // given
        define(TOPIC);
        complete();
        // when
        define(
                "{\"destination\":\"crm\",\"type\":\"webhook\",\"url\":\"https://u:canary@e.example\"}");
        start("ann");
        // then
        assertThat(deliveries()).extracting(OutputRecord::topic).containsExactly("crm.out");
        JsonNode letter = json(only(OutputKind.DEAD_LETTER));
        assertThat(letter.path("reason").asText()).isEqualTo("invalid-destination");
        assertThat(letter.path("place").asText()).isEqualTo("destination/crm");
        assertThat(letter.path("text").asText()).isEmpty();
        assertThat(subtasks.output())
                .extracting(record -> new String(record.json(), StandardCharsets.UTF_8))
                .noneMatch(json -> json.contains("canary"));
    }

    @Test
    void refusesADefinitionThatTheRunDoesNotAllowAndKeepsTheLastGoodOne() throws Exception {
        // given
        define(TOPIC);
        complete();
        subtasks.output().clear();
        // when
        define(
                """
                {"destination":"crm","type":"webhook","url":"http://169.254.169.254/in",
                 "headers":{"Authorization":"${env:AWS_SECRET_KEY}"}}
                """);
        start("ann");
        // then
        assertThat(deliveries()).extracting(OutputRecord::topic).containsExactly("crm.out");
        JsonNode letter = json(only(OutputKind.DEAD_LETTER));
        assertThat(letter.path("reason").asText()).isEqualTo("invalid-destination");
        assertThat(letter.path("place").asText()).isEqualTo("destination/crm");
        assertThat(records(OutputKind.ACKNOWLEDGEMENT))
                .hasSize(2)
                .allSatisfy(
                        acknowledgement ->
                                assertThat(
                                                json(acknowledgement)
                                                        .at("/problems")
                                                        .findValuesAsText("code"))
                                        .containsExactly("not-allowed", "not-allowed"));
    }

    @Test
    void writesNothingToATopicOfTheRunItself() throws Exception {
        // given
        open(
                EngineOptions.defaults()
                        .withDestinations(DestinationRule.KNOWN)
                        .allowing(
                                Policies.WITHOUT_FILES.without(
                                        new OwnTopics(Set.of("crm.out"), ""))));
        define(KAFKA);
        complete();
        // when
        define(TOPIC);
        start("ann");
        // then
        assertThat(deliveries()).extracting(OutputRecord::topic).containsExactly("");
        assertThat(json(only(OutputKind.DEAD_LETTER)).path("detail").asText())
                .contains("Expected a topic of deliveries, but found 'crm.out'");
    }

    @Test
    void makesDeadLettersWhereNoDefinitionHasBeenAllowed() throws Exception {
        // given
        define("{\"destination\":\"crm\",\"type\":\"file\"}");
        complete();
        // when
        start("ann");
        // then
        assertThat(subtasks.messages()).isEmpty();
        assertThat(records(OutputKind.DEAD_LETTER))
                .extracting(record -> json(record).path("reason").asText())
                .containsExactly("invalid-destination", "unknown-destination");
    }

    @Test
    void refusesADefinitionUnderTheKeyOfAnother() throws Exception {
        // when
        subtasks.control(ControlUpdate.setDestination("other", utf8(KAFKA)));
        // then
        assertThat(json(only(OutputKind.DEAD_LETTER)).path("detail").asText())
                .contains("Expected 'other', as the key says, but found 'crm'.");
    }

    @Test
    void acknowledgesOnEverySubtaskWhatComesWhileTheJobRuns() throws Exception {
        // given
        define(KAFKA);
        complete();
        subtasks.rescale(2);
        subtasks.output().clear();
        // when
        define(KAFKA);
        assertThat(subtasks.output()).as("at the start").isEmpty();
        complete();
        define(KAFKA);
        subtasks.control(ControlUpdate.removeDestination("crm"));
        define("{\"destination\":\"crm\",\"type\":\"smtp\"}");
        // then
        assertThat(records(OutputKind.ACKNOWLEDGEMENT))
                .extracting(OutputRecord::user)
                .containsOnly("destination/crm");
        assertThat(records(OutputKind.ACKNOWLEDGEMENT))
                .extracting(DestinationsInputTest::text)
                .startsWith(
                        "{\"destination\":\"crm\",\"status\":\"published\",\"subtask\":0,\"subtasks\":2}",
                        "{\"destination\":\"crm\",\"status\":\"published\",\"subtask\":1,\"subtasks\":2}",
                        "{\"destination\":\"crm\",\"status\":\"removed\",\"subtask\":0,\"subtasks\":2}",
                        "{\"destination\":\"crm\",\"status\":\"removed\",\"subtask\":1,\"subtasks\":2}")
                .hasSize(6)
                .last()
                .asString()
                .contains("\"problems\":[{\"code\":\"unknown-value\",\"pointer\":\"/type\"");
    }

    @Test
    void writesDeliveriesToAnyDestinationWhereThatIsAskedFor() throws Exception {
        // given
        open(DestinationRule.ANY);
        complete();
        // when
        start("ann");
        define(WEBHOOK);
        start("bob");
        // then
        assertThat(deliveries()).extracting(OutputRecord::user).containsExactly("ann");
        assertThat(subtasks.messages()).extracting(Message::user).containsExactly("bob");
    }

    @Test
    void writesDeliveriesToADestinationWithATopicOfItsOwnThatNobodyHasDefined() throws Exception {
        // given
        open(
                EngineOptions.defaults()
                        .withDestinations(DestinationRule.KNOWN)
                        .withTopicsOf(Set.of("crm")));
        complete();
        // when
        start("ann");
        define(WEBHOOK);
        start("bob");
        // then
        assertThat(deliveries()).extracting(OutputRecord::user).containsExactly("ann");
        assertThat(subtasks.messages()).extracting(Message::user).containsExactly("bob");
        assertThat(kinds()).doesNotContain(OutputKind.DEAD_LETTER);
    }

    @Test
    void writesAllDeliveriesWhereNothingIsSent() throws Exception {
        // given
        open(DestinationRule.ALL_OUTPUT);
        define(WEBHOOK);
        complete();
        // when
        start("ann");
        // then
        assertThat(deliveries()).extracting(OutputRecord::topic).containsExactly("");
        assertThat(subtasks.messages()).isEmpty();
    }

    private void define(String destination) throws Exception {
        subtasks.control(ControlUpdate.setDestination("crm", utf8(destination)));
    }

    private void complete() throws Exception {
        subtasks.define(JOURNEY);
        subtasks.control(ControlUpdate.complete());
    }

    private void start(String user) throws Exception {
        time += 1_000;
        JourneyEvent event =
                JourneyRun.parse(
                                List.of(
                                        "{\"userId\":\"%s\",\"event\":\"started\",\"timestamp\":%d}"
                                                .formatted(user, time)))
                        .get(0);
        subtasks.event(event);
        subtasks.watermark(time);
    }

    private List<OutputRecord> deliveries() {
        return records(OutputKind.DELIVERY);
    }

    private List<String> transitions() {
        return records(OutputKind.TRANSITION).stream()
                .map(record -> json(record).path("type").asText())
                .toList();
    }

    private OutputRecord only(OutputKind kind) {
        assertThat(records(kind)).hasSize(1);
        return record(kind, 0);
    }

    private OutputRecord record(OutputKind kind, int index) {
        return records(kind).get(index);
    }

    private List<OutputRecord> records(OutputKind kind) {
        return subtasks.output().stream().filter(record -> record.kind() == kind).toList();
    }

    private List<OutputKind> kinds() {
        return subtasks.output().stream().map(OutputRecord::kind).toList();
    }

    private static JsonNode json(OutputRecord record) {
        return parse(text(record));
    }

    private static String text(OutputRecord record) {
        return new String(record.json(), StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
