// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputRecord;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gives each record its topic and its key. A record has no timestamp of ours: Kafka would delete
 * the output of a replayed history by retention, as old as it seems. Event times are in the body.
 */
final class OutputSerializer
        implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1;

    private final OutputTopics topics;

    OutputSerializer(OutputTopics topics) {
        this.topics = topics;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutputRecord output, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(topics.of(output), RecordSize.key(output), output.json());
    }

    /**
     * Where Flink looks for open transactions when it starts. A pattern, since of the names in a
     * list every one would have to exist.
     */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        String names =
                topics.inTransactions().stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        return Optional.of(
                new DefaultKafkaDatasetFacet(
                        DefaultKafkaDatasetIdentifier.ofPattern(Pattern.compile(names))));
    }
}
