// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks brokers about topics. Used by one thread. */
final class TopicAdmin implements AutoCloseable {
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final Admin admin;
    private final String place;

    private TopicAdmin(Admin admin, String place) {
        this.admin = admin;
        this.place = "Kafka at '" + place + "'";
    }

    /**
     * Does not wait for a broker.
     *
     * @param clientId for the broker's logs and quotas
     * @throws IOException where the settings are wrong, or no address has a host
     */
    static TopicAdmin of(KafkaClientSettings client, String clientId) throws IOException {
        Properties properties = client.toProperties();
        properties.setProperty(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        try {
            return new TopicAdmin(Admin.create(properties), client.bootstrapServers());
        } catch (KafkaException e) {
            throw ClientFailures.noClient(client, e);
        }
    }

    /**
     * The partitions of a topic, in order.
     *
     * @throws IOException where there is no such topic, or no answer in time
     */
    List<TopicPartition> partitions(String topic, Duration timeout) throws IOException {
        return answer(
                        admin.describeTopics(
                                        List.of(topic),
                                        new DescribeTopicsOptions()
                                                .timeoutMs((int) timeout.toMillis()))
                                .allTopicNames(),
                        "topic '" + topic + "'")
                .values()
                .stream()
                .flatMap(found -> found.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /**
     * The offset after the last record of each partition, whether it is committed or not.
     *
     * @throws IOException where one is not known in time
     */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, Duration timeout)
            throws IOException {
        return offsets(partitions, OffsetSpec.latest(), timeout);
    }

    /**
     * The offset of the first record of each partition that is still there.
     *
     * @throws IOException where one is not known in time
     */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions, Duration timeout)
            throws IOException {
        return offsets(partitions, OffsetSpec.earliest(), timeout);
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec place, Duration timeout)
            throws IOException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        options.timeoutMs((int) timeout.toMillis());
        return answer(
                        admin.listOffsets(
                                        partitions.stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                partition -> partition,
                                                                each -> place)),
                                        options)
                                .all(),
                        "the offsets of " + partitions)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private <V> V answer(KafkaFuture<V> future, String what) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted =
                    new InterruptedIOException("Expected " + what + ", but was interrupted.");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "Expected "
                            + what
                            + " in "
                            + place
                            + ", but "
                            + (cause instanceof UnknownTopicOrPartitionException
                                    ? "there is none."
                                    : "found no answer: " + cause),
                    cause);
        }
    }

    @Override
    public void close() {
        ClientFailures.uninterrupted(() -> admin.close(TO_CLOSE));
    }
}
