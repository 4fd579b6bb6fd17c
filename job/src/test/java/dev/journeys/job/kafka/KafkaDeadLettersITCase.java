// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.delivery.BatchEntry;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.job.metrics.DeadLetterMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Dead letters of a sink on a broker. */
class KafkaDeadLettersITCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetricListener metrics = new MetricListener();
    private final KafkaBroker broker = KafkaBroker.shared();
    private final WrittenTopics written = new WrittenTopics(broker);
    private final OutputTopics topics =
            new OutputTopics(
                    broker.uniqueName("deliveries"),
                    Map.of(),
                    broker.uniqueName("timeline"),
                    broker.uniqueName("late"),
                    broker.uniqueName("dead-letters"),
                    broker.uniqueName("acknowledgements"),
                    broker.uniqueName("outcomes"));

    @Test
    void hasWhatWasGivenUpInTheTopicOnceItIsFlushed() throws Exception {
        // given
        broker.createTopic(topics.deadLetters(), 2, Map.of());

        // when
        try (KafkaDeadLetterWriter writer = writer()) {
            writer.write(entry("{\"id\":\"d-1\",\"text\":\"žluť\"}"), "status-400 after 1 attempt");
            writer.flush();

            // then
            List<ConsumerRecord<byte[], byte[]>> records = written.read(topics.deadLetters());
            assertThat(records).hasSize(1);
            assertThat(records.get(0).key()).isEqualTo("u-1".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(records.get(0).value(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"reason\":\"delivery-dead\",\"detail\":\"destination segment:"
                                    + " status-400 after 1 attempt\",\"text\":\"{\\\"id\\\":\\\"d-1\\\","
                                    + "\\\"text\\\":\\\"žluť\\\"}\",\"place\":\"destination/segment\"}");
        }
    }

    @Test
    void cutsWhatTheTopicWouldNotTake() throws Exception {
        // given
        broker.createTopic(topics.deadLetters(), 1, Map.of("max.message.bytes", "2000"));

        // when
        try (KafkaDeadLetterWriter writer = writer()) {
            writer.write(entry("x".repeat(5_000)), "timeout after 5 attempts");
            writer.flush();
        }

        // then
        JsonNode letter = JSON.readTree(written.texts(topics.deadLetters()).get(0));
        assertThat(letter.path("text").asText()).hasSize(1_250).containsOnlyOnce("x".repeat(1_250));
        assertThat(letter.path("detail").asText()).startsWith("destination segment: timeout");
    }

    @Test
    void failsWhereThereIsNoTopic() throws Exception {
        try (KafkaDeadLetterWriter writer = writer()) {
            assertThatThrownBy(() -> writer.write(entry("{}"), "timeout after 5 attempts"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Expected to write dead letters to topic '"
                                    + topics.deadLetters()
                                    + "', but it is missing.");
        }
    }

    @Test
    void countsEachLetterByItsReasonAsAlertsExpect() throws Exception {
        // given
        broker.createTopic(topics.deadLetters(), 1, Map.of());

        // when
        try (KafkaDeadLetterWriter writer = writer()) {
            writer.write(entry("{}"), "status-400 after 1 attempt");
            writer.write(entry("{}"), "timeout after 5 attempts");
        }

        // then
        assertThat(metrics.getCounter("journeys", "reason", "delivery-dead", "deadLetters"))
                .hasValueSatisfying(counter -> assertThat(counter.getCount()).isEqualTo(2));
    }

    private KafkaDeadLetterWriter writer() {
        return new KafkaDeadLetterWriter(options(), DeadLetterMetrics.of(metrics.getMetricGroup()));
    }

    private KafkaOutputOptions options() {
        return new KafkaOutputOptions(
                KafkaClientSettings.of(Map.of("bootstrap.servers", broker.bootstrapServers())),
                topics,
                DeliveryGuarantee.EXACTLY_ONCE,
                broker.uniqueName("prefix"),
                KafkaOutputOptions.DEFAULT_TRANSACTION_TIMEOUT);
    }

    private static BatchEntry entry(String body) {
        return new BatchEntry(
                "segment", new byte[0], "u-1", "d-1", body.getBytes(StandardCharsets.UTF_8));
    }
}
