// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import dev.journeys.connectors.probing.SplitProbe;
import dev.journeys.connectors.probing.SplitProbeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which partitions are read to their end, as {@link SplitProbe} describes it.
 *
 * <p>A reader's position is the one after its last record, so that markers of transactions and
 * aborted records may lie between it and the end for ever. How far there is nothing else is
 * remembered: a quiet partition is not read again with each probe, and a long row of aborted
 * records is passed in several.
 *
 * <p>In doubt a partition is left out: one whose end is before the reader's position (its topic was
 * made anew, or its leader lost records), and one that begins at a mark that is no number. The only
 * such mark that is followed is the beginning, at which Flink's source has partitions begin that
 * are found later.
 */
final class KafkaSplitProbe implements SplitProbe<KafkaPartitionSplit> {
    private final KafkaClientSettings client;
    private final String clientId;
    private final PassedOver passedOver = new PassedOver();

    private @Nullable TopicAdmin admin;
    private @Nullable TailReader reader;

    /**
     * @param clientId for the broker's logs and quotas
     */
    KafkaSplitProbe(KafkaClientSettings client, String clientId) {
        this.client = client;
        this.clientId = clientId;
    }

    /**
     * Probes for the readers of a source.
     *
     * @param name of the source, for the broker's logs and quotas
     */
    static SplitProbeFactory<KafkaPartitionSplit> factory(KafkaClientSettings client, String name) {
        return context ->
                new KafkaSplitProbe(client, name + "-probe-" + context.getIndexOfSubtask());
    }

    @Override
    public Set<String> readToEnd(List<KafkaPartitionSplit> splits, Duration timeout)
            throws IOException {
        Duration third = timeout.dividedBy(3);
        Map<TopicPartition, Long> positions = positions(splits, third);
        Map<TopicPartition, Long> ends = admin().ends(positions.keySet(), third);
        Set<TopicPartition> readToEnd = new HashSet<>();
        Map<TopicPartition, Long> behind = new HashMap<>();
        positions.forEach(
                (partition, position) -> {
                    long end = ends.getOrDefault(partition, -1L);
                    long next = passedOver.next(partition, position, end);
                    if (next == end) {
                        readToEnd.add(partition);
                    } else if (position < end) {
                        behind.put(partition, next);
                    }
                });
        if (!behind.isEmpty()) {
            Map<TopicPartition, Long> reached = reader().follow(behind, ends, third);
            reached.forEach(
                    (partition, next) -> {
                        passedOver.note(partition, positions.getOrDefault(partition, next), next);
                        if (next >= ends.getOrDefault(partition, Long.MAX_VALUE)) {
                            readToEnd.add(partition);
                        }
                    });
        }
        return readToEnd.stream().map(KafkaPartitionSplit::toSplitId).collect(Collectors.toSet());
    }

    /** Where the readers are; without those of which it is not known. */
    private Map<TopicPartition, Long> positions(List<KafkaPartitionSplit> splits, Duration timeout)
            throws IOException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        Set<TopicPartition> atBeginning = new HashSet<>();
        for (KafkaPartitionSplit split : splits) {
            if (split.getStartingOffset() >= 0) {
                positions.put(split.getTopicPartition(), split.getStartingOffset());
            } else if (split.getStartingOffset() == KafkaPartitionSplit.EARLIEST_OFFSET) {
                atBeginning.add(split.getTopicPartition());
            }
        }
        positions.putAll(admin().beginnings(atBeginning, timeout));
        return positions;
    }

    private TopicAdmin admin() throws IOException {
        if (admin == null) {
            admin = TopicAdmin.of(client, clientId + "-admin");
        }
        return admin;
    }

    private TailReader reader() throws IOException {
        if (reader == null) {
            reader = TailReader.of(client, clientId);
        }
        return reader;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        if (admin != null) {
            admin.close();
        }
    }
}
