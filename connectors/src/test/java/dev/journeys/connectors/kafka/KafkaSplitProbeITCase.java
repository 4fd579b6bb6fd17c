// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the probe says of the partitions of a real broker. */
@Timeout(120)
class KafkaSplitProbeITCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final long GROUPS_OFFSET = KafkaPartitionSplit.COMMITTED_OFFSET;
    private static final long BEGINNING = KafkaPartitionSplit.EARLIEST_OFFSET;

    private final KafkaBroker broker = KafkaBroker.shared();
    private final String topic = broker.createTopic(broker.uniqueName("probed"), 3, Map.of());
    private final Writer writer = Writer.to(broker, topic);
    private final KafkaSplitProbe probe = probe("isolation.level", "read_committed");

    @AfterEach
    void close() {
        probe.close();
        writer.close();
    }

    @Test
    void findsThePartitionsThatAreReadToTheirEnd() throws Exception {
        // given
        writer.write(0, "a", "1").write(0, "a", "2").write(2, "a", "3");

        // when
        Set<String> readToEnd = readToEnd(at(0, 2), at(1, 0), at(2, 0));

        // then
        assertThat(readToEnd).containsExactlyInAnyOrder(topic + "-0", topic + "-1");
    }

    @Test
    void findsAPartitionAgainAfterItsReaderHasGoneOn() throws Exception {
        // given
        assertThat(readToEnd(at(0, 0))).hasSize(1);

        // when
        writer.write(0, "a", "1");

        // then
        assertThat(readToEnd(at(0, 0))).isEmpty();
        assertThat(readToEnd(at(0, 1))).hasSize(1);
    }

    @Test
    void aPartitionWithAnOpenTransactionIsNotReadToItsEnd() throws Exception {
        // given
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "1");

            // when, then
            assertThat(readToEnd(at(0, 0), at(1, 0))).containsExactly(topic + "-1");
            transaction.commit();
            assertThat(readToEnd(at(0, 0))).isEmpty();
            assertThat(readToEnd(at(0, 1))).hasSize(1);
        }
    }

    @Test
    void markersAndAbortedRecordsCountAsRead() throws Exception {
        // given a marker after the last record, and then an aborted transaction
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "1").commit();
        }
        assertThat(readToEnd(at(0, 1))).hasSize(1);
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "2").abort();
        }

        // when, then also when it is asked again
        assertThat(readToEnd(at(0, 1))).hasSize(1);
        assertThat(readToEnd(at(0, 1))).hasSize(1);
        writer.write(0, "a", "3");
        assertThat(readToEnd(at(0, 1))).isEmpty();
    }

    @Test
    void aLongRowOfAbortedRecordsIsPassedInTheEnd() throws Exception {
        // given more than one probe reads
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            for (int i = 0; i < 20; i++) {
                transaction.write(0, "a", new byte[500_000], null);
            }
            transaction.abort();
        }

        // when
        int probes = 1;
        while (readToEnd(at(0, 0)).isEmpty()) {
            probes++;
        }

        // then
        assertThat(probes).isGreaterThan(1);
    }

    @Test
    void whereTransactionsAreNotWaitedForTheirRecordsCount() throws Exception {
        // given
        KafkaSplitProbe uncommitted = probe("isolation.level", "read_uncommitted");
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "1");

            // when, then
            assertThat(uncommitted.readToEnd(List.of(at(0, 0)), TIMEOUT)).isEmpty();
            assertThat(uncommitted.readToEnd(List.of(at(0, 1)), TIMEOUT)).hasSize(1);
            transaction.abort();
        }
        uncommitted.close();
    }

    @Test
    void aPartitionThatWasFoundLaterIsReadFromItsBeginning() throws Exception {
        // given
        writer.write(1, "a", "1");

        // when, then
        assertThat(readToEnd(at(0, BEGINNING), at(1, BEGINNING))).containsExactly(topic + "-0");
    }

    @Test
    void aPartitionIsReadToItsEndWhereTheRestWasDeleted() throws Exception {
        // given
        writer.write(0, "a", "1").write(0, "a", "2");
        deleteAllRecords();

        // when, then
        assertThat(readToEnd(at(0, 1))).hasSize(1);
        assertThat(readToEnd(at(0, BEGINNING))).hasSize(1);
        writer.write(0, "a", "3");
        assertThat(readToEnd(at(0, 1))).isEmpty();
    }

    @Test
    void inDoubtAPartitionIsLeftOut() throws Exception {
        assertThat(readToEnd(at(0, GROUPS_OFFSET), at(1, 1), at(2, 0)))
                .containsExactly(topic + "-2");
    }

    @Test
    void saysNothingWhileTheBrokerIsAway() throws Exception {
        // given
        writer.write(0, "a", "1");
        assertThat(readToEnd(at(0, 1), at(1, 0))).hasSize(2);

        // when
        broker.stop();
        try {
            assertThatThrownBy(() -> probe.readToEnd(List.of(at(0, 1)), Duration.ofSeconds(3)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in Kafka at '" + broker.bootstrapServers() + "'");
        } finally {
            broker.start();
        }

        // then
        assertThat(readToEnd(at(0, 1), at(1, 0))).hasSize(2);
    }

    @Test
    void closesAlsoWhenItIsInterrupted() throws Exception {
        // given
        writer.write(0, "a", "1");
        assertThat(readToEnd(at(0, 0))).isEmpty();

        // when
        Thread.currentThread().interrupt();

        // then
        assertThatThrownBy(() -> readToEnd(at(0, 0)))
                .isInstanceOfAny(InterruptedIOException.class, InterruptException.class);
        probe.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    private KafkaSplitProbe probe(String property, String value) {
        Map<String, String> properties = new HashMap<>();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put(property, value);
        return new KafkaSplitProbe(KafkaClientSettings.of(properties), broker.uniqueName("probe"));
    }

    private Set<String> readToEnd(KafkaPartitionSplit... splits) throws Exception {
        return probe.readToEnd(List.of(splits), TIMEOUT);
    }

    private KafkaPartitionSplit at(int partition, long offset) {
        return new KafkaPartitionSplit(new TopicPartition(topic, partition), offset);
    }

    private void deleteAllRecords() throws Exception {
        try (Admin admin = broker.admin()) {
            admin.deleteRecords(
                            Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();
        }
    }
}
