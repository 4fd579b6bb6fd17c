// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumerator.PartitionOffsetsRetrieverImpl;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where partitions of a real broker begin, asked as Flink's source does. */
@Timeout(60)
class StartingOffsetsITCase {
    private final KafkaBroker broker = KafkaBroker.shared();
    private final String group = broker.uniqueName("group");
    private final String topic = broker.createTopic(broker.uniqueName("begun"), 2, Map.of());
    private final TopicPartition written = new TopicPartition(topic, 0);
    private final TopicPartition empty = new TopicPartition(topic, 1);
    private AdminClient admin;

    /** Of six records, one an hour, the first is deleted; the group has read four. */
    @BeforeEach
    void write() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());
        admin = AdminClient.create(properties);
        try (Writer writer = Writer.to(broker, topic)) {
            Instant hour = Instant.parse("2026-03-01T10:00:00Z");
            for (int i = 0; i < 6; i++) {
                writer.write(0, "a", new byte[0], hour.plusSeconds(3_600L * i).toEpochMilli());
            }
        }
        admin.deleteRecords(Map.of(written, RecordsToDelete.beforeOffset(1))).all().get();
        admin.alterConsumerGroupOffsets(group, Map.of(written, new OffsetAndMetadata(4)))
                .all()
                .get();
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "earliest, 1",
        "latest, 6",
        "committed, 4",
        "committed-or-latest, 4",
        "2026-03-01T09:00:00Z, 1",
        "2026-03-01T12:00:00Z, 2",
        "2026-03-01T12:00:00.001Z, 3",
        "2026-03-01T20:00:00Z, 6",
    })
    void areNumbers(String start, long expected) {
        // when
        Map<TopicPartition, Long> offsets =
                new NumberedOffsets(StartingOffsets.parse(start))
                        .getPartitionOffsets(
                                List.of(written, empty),
                                new PartitionOffsetsRetrieverImpl(admin, group));

        // then
        assertThat(offsets).isEqualTo(Map.of(written, expected, empty, 0L));
    }
}
