// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Refused;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputGuardTest {
    private static final OutputTopics TOPICS =
            new OutputTopics(
                    "sends",
                    Map.of("email", "mail"),
                    "timeline",
                    "late",
                    "dead",
                    "acks",
                    "outcomes");
    private static final KafkaOutputOptions OPTIONS =
            new KafkaOutputOptions(
                    KafkaClientSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1")),
                    TOPICS,
                    DeliveryGuarantee.EXACTLY_ONCE,
                    "test",
                    Duration.ofMinutes(15));
    private static final TopicState MISSING = new TopicState.Missing();
    private static final TopicState FORBIDDEN = new TopicState.Forbidden();
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final FakeTopics topics = FakeTopics.allOf(TOPICS);
    private GuardSubtask guard;

    @BeforeEach
    void open() throws Exception {
        guard = GuardSubtask.open(OPTIONS, topics, 0, null);
    }

    @AfterEach
    void close() throws Exception {
        guard.close();
        assertThat(topics.isClosed()).isTrue();
    }

    @Test
    void letsThroughWhatItsTopicTakes() throws Exception {
        // given
        tell();
        // when
        guard.write(delivery("sms", ""));
        guard.write(OutputKind.TRANSITION, "ann", "{}");
        guard.write(OutputKind.LATE, "ann", "{}");
        guard.write(OutputKind.DEAD_LETTER, "", "{}");
        // then
        assertThat(guard.records())
                .extracting(OutputRecord::kind)
                .containsExactly(
                        OutputKind.DELIVERY,
                        OutputKind.TRANSITION,
                        OutputKind.LATE,
                        OutputKind.DEAD_LETTER);
        assertThat(guard.records().get(0).destination()).isEqualTo("sms");
        assertThat(guard.acknowledgements()).isEmpty();
        assertThat(guard.metrics()).isEmpty();
    }

    @Test
    void sendsAcknowledgementsAnotherWay() throws Exception {
        // given
        tell();
        // when
        guard.write(OutputKind.ACKNOWLEDGEMENT, "cart/1/0", "{\"journey\":\"cart\"}");
        // then
        assertThat(guard.records()).isEmpty();
        assertThat(guard.acknowledgements())
                .extracting(GuardSubtask::json)
                .containsExactly("{\"journey\":\"cart\"}");
    }

    @Test
    void leavesOutTheCountsOfABoundedRun() throws Exception {
        // when, though no topic is known
        guard.write(OutputKind.COUNTS, "", "{}");
        // then
        assertThat(guard.records()).isEmpty();
    }

    @Test
    void holdsRecordsUntilTopicsWereLookedAt() throws Exception {
        // given
        topics.tellWhenHurried();
        // when
        guard.write(delivery("email", ""));
        // then
        assertThat(guard.records()).hasSize(1);
        assertThat(topics.isHurried()).isFalse();
        assertThat(guard.metrics()).isEmpty();
    }

    @Test
    void looksAtATopicThatADestinationNamesWhileTheJobRuns() throws Exception {
        // given
        topics.tell();
        guard.runMails();
        topics.put("other", new TopicState.Writable(FakeTopics.MAX_BYTES));
        topics.tellWhenHurried();
        // when
        guard.write(delivery("email", "").to("other"));
        guard.write(delivery("email", "").to("other"));
        // then
        assertThat(guard.records()).extracting(OutputRecord::topic).containsOnly("other");
        assertThat(topics.added()).containsExactly("other");
        assertThat(topics.isHurried()).isFalse();
    }

    @Test
    void makesADeadLetterOfADeliveryWhoseDestinationNamesATopicThatDoesNotExist() throws Exception {
        // given
        topics.put("other", new TopicState.Missing());
        topics.tellWhenHurried();
        // when
        guard.write(delivery("email", "").to("other"));
        // then
        assertThat(guard.records())
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(GuardSubtask.json(letter))
                                        .contains(
                                                "\"reason\":\"unknown-topic\"",
                                                "\"place\":\"other\""));
    }

    @Test
    void passesOutcomesOn() throws Exception {
        // given
        topics.tellWhenHurried();
        // when
        guard.write(OutputKind.OUTCOME, "ann", "{\"delivery\":\"d-1\"}");
        // then
        assertThat(guard.records()).extracting(OutputRecord::kind).containsOnly(OutputKind.OUTCOME);
    }

    @Test
    void makesADeadLetterOfADeliveryWhoseTopicDoesNotExist() throws Exception {
        // given
        topics.put("mail", MISSING);
        tell();
        // when
        guard.write(delivery("email", ""));
        // then
        OutputRecord letter = onlyLetter();
        assertThat(letter.user()).isEqualTo("ann");
        assertThat(GuardSubtask.json(letter))
                .isEqualTo(
                        "{\"reason\":\"unknown-topic\",\"detail\":\"Expected topic 'mail' for a delivery to"
                                + " 'email', but there is none of that name.\",\"text\":\"{\\\"id\\\":\\\""
                                + ID
                                + "\\\",\\\"x\\\":\\\"\\\"}\",\"place\":\"mail\"}");
        assertThat(guard.metrics())
                .isEqualTo(Map.of("journeys.reason.unknown-topic.deadLetters", 1L));
    }

    @Test
    void writesToATopicFromWhenItAppears() throws Exception {
        // given
        topics.put("mail", MISSING);
        tell();
        guard.write(delivery("email", ""));
        // when
        topics.put("mail", new TopicState.Writable(FakeTopics.MAX_BYTES));
        tell();
        guard.write(delivery("email", ""));
        // then
        assertThat(guard.records())
                .extracting(OutputRecord::kind)
                .containsExactly(OutputKind.DEAD_LETTER, OutputKind.DELIVERY);
    }

    @Test
    void makesADeadLetterOfWhatMayNotBeWritten() throws Exception {
        // given
        topics.put("timeline", FORBIDDEN);
        tell();
        // when
        guard.write(OutputKind.TRANSITION, "ann", "{\"type\":\"entered\"}");
        // then
        assertThat(json(onlyLetter()).get("reason").asText()).isEqualTo("forbidden-topic");
        assertThat(json(onlyLetter()).get("detail").asText())
                .isEqualTo(
                        "Expected to be allowed to write to topic 'timeline' for the timeline, but the"
                                + " brokers refuse it.");
    }

    @Test
    void makesADeadLetterThatFitsOfWhatIsTooLarge() throws Exception {
        // given
        tell();
        // when
        guard.write(delivery("email", "y" + "😀".repeat(800)));
        // then
        OutputRecord letter = onlyLetter();
        assertThat(RecordSize.of(letter)).isLessThanOrEqualTo(FakeTopics.MAX_BYTES);
        assertThat(json(letter).get("reason").asText()).isEqualTo("oversize");
        assertThat(json(letter).get("detail").asText())
                .startsWith(
                        "Expected a record of at most 2000 bytes for topic 'mail', but found one of ")
                .endsWith(". Of its text, the first 205 of 1649 characters are kept.");
        assertThat(json(letter).get("text").asText())
                .startsWith("{\"id\":\"" + ID + "\"")
                .endsWith("😀");
        assertThat(guard.metrics()).isEqualTo(Map.of("journeys.reason.oversize.deadLetters", 1L));
    }

    @Test
    void takesARecordExactlyAsLargeAsItsTopicTakes() throws Exception {
        // given
        long bytes = RecordSize.of(delivery("email", ""));
        topics.put("mail", new TopicState.Writable((int) bytes));
        tell();
        // when
        guard.write(delivery("email", ""));
        guard.write(delivery("email", "y"));
        // then
        assertThat(guard.records())
                .extracting(OutputRecord::kind)
                .containsExactly(OutputKind.DELIVERY, OutputKind.DEAD_LETTER);
    }

    @Test
    void cutsTheTextOfADeadLetterThatIsTooLarge() throws Exception {
        // given
        tell();
        // when
        guard.write(
                new OutputFormat()
                        .deadLetter("invalid-json", "Expected JSON.", "y".repeat(3_000), "f:7"));
        // then
        JsonNode letter = json(onlyLetter());
        assertThat(letter.get("reason").asText()).isEqualTo("invalid-json");
        assertThat(letter.get("place").asText()).isEqualTo("f:7");
        assertThat(letter.get("text").asText()).isEqualTo("y".repeat(1_500));
        assertThat(letter.get("detail").asText())
                .isEqualTo(
                        "Expected JSON. Of its text, the first 1500 of 3000 characters are kept.");
        assertThat(guard.metrics()).isEmpty();
    }

    @Test
    void makesADeadLetterOfALateEventThatIsTooLarge() throws Exception {
        // given
        tell();
        OutputRecord late =
                new OutputRecord(
                        OutputKind.LATE,
                        "ann",
                        new OutputFormat()
                                .deadLetter(
                                        new Refused(
                                                "ann",
                                                "late",
                                                "It is.",
                                                "y".repeat(3_000),
                                                "f:7",
                                                1_000L))
                                .json());
        // when
        guard.write(late);
        // then
        JsonNode letter = json(onlyLetter());
        assertThat(letter.get("reason").asText()).isEqualTo("oversize");
        assertThat(letter.get("detail").asText())
                .startsWith("Expected a record of at most 2000 bytes for topic 'late', but found")
                .contains(". It is. Of its text,");
        assertThat(letter.get("place").asText()).isEqualTo("f:7");
        assertThat(letter.get("timestamp").asText()).isEqualTo("1970-01-01T00:00:01.000Z");
    }

    @Test
    void leavesOutTheUserAsKeyWhereNothingElseFits() throws Exception {
        // given
        tell();
        // when
        guard.write(OutputKind.TRANSITION, "u".repeat(1_950), "{}");
        // then
        assertThat(onlyLetter().user()).isEmpty();
        assertThat(json(onlyLetter()).get("text").asText()).isEmpty();
    }

    @Test
    void makesADeadLetterOfAnAcknowledgementThatCannotBeWritten() throws Exception {
        // given
        topics.put("acks", MISSING);
        tell();
        // when
        guard.write(OutputKind.ACKNOWLEDGEMENT, "", "{\"journey\":\"cart\"}");
        // then
        assertThat(json(onlyLetter()).get("text").asText()).isEqualTo("{\"journey\":\"cart\"}");
        assertThat(guard.acknowledgements()).isEmpty();
    }

    @Test
    void holdsWhatIsRefusedUntilDeadLettersCanBeWritten() throws Exception {
        // given
        topics.put("mail", MISSING).put("dead", MISSING);
        tell();
        topics.put("dead", FORBIDDEN).tellWhenHurried();
        topics.put("dead", new TopicState.Writable(10)).tellWhenHurried();
        topics.put("dead", new TopicState.Writable(FakeTopics.MAX_BYTES)).tellWhenHurried();
        // when
        guard.write(delivery("email", ""));
        guard.write(OutputKind.DEAD_LETTER, "", "{}");
        // then
        assertThat(guard.records())
                .extracting(OutputRecord::kind)
                .containsExactly(OutputKind.DEAD_LETTER, OutputKind.DEAD_LETTER);
        assertThat(topics.isHurried()).isFalse();
        assertThat(guard.metrics())
                .isEqualTo(Map.of("journeys.reason.unknown-topic.deadLetters", 1L));
    }

    @Test
    void forgetsNewsOfTopicsThatComeAfterItsEnd() throws Exception {
        // given
        guard.getTaskMailbox().quiesce();
        // when
        topics.tell();
        // then
        assertThat(guard.records()).isEmpty();
    }

    private void tell() throws Exception {
        topics.tell();
        guard.runMails();
    }

    private static OutputRecord delivery(String destination, String text) {
        String json = "{\"id\":\"" + ID + "\",\"x\":\"" + text + "\"}";
        return new OutputRecord(
                OutputKind.DELIVERY, "ann", destination, json.getBytes(StandardCharsets.UTF_8));
    }

    private OutputRecord onlyLetter() {
        List<OutputRecord> records = guard.records();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).kind()).isEqualTo(OutputKind.DEAD_LETTER);
        return records.get(0);
    }

    private static JsonNode json(OutputRecord record) throws IOException {
        return new ObjectMapper().readTree(record.json());
    }
}
