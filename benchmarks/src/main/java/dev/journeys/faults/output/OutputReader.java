// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.output;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the job has committed, from the beginning, on a thread of its own, until closed. An
 * outage of the broker only delays it.
 */
public final class OutputReader implements AutoCloseable {
    private static final String DELIVERIES = "journeys.deliveries";
    private static final String TIMELINE = "journeys.timeline";
    private static final String LATE = "journeys.late";
    private static final String DEAD_LETTERS = "journeys.dead-letters";
    private static final List<String> TOPICS = List.of(DELIVERIES, TIMELINE, LATE, DEAD_LETTERS);
    private static final Duration POLL = Duration.ofMillis(50);

    private final VisibleOutput visible = new VisibleOutput();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Clock clock;
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread = new Thread(this::read, "output-reader");
    private volatile boolean closed;

    /** Begins to read; the topics must be there. */
    public OutputReader(String bootstrapServers, Clock clock) {
        this.clock = clock;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "reconnect.backoff.max.ms",
                                "500"),
                        new StringDeserializer(),
                        new StringDeserializer());
        Collection<TopicPartition> partitions =
                TOPICS.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * What has been read; grows.
     *
     * @throws IllegalStateException where reading has failed
     */
    public VisibleOutput visible() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("Expected to read what the job commits.", cause);
        }
        return visible;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void take(ConsumerRecord<String, String> record) {
        long now = clock.millis();
        switch (record.topic()) {
            case DELIVERIES -> visible.delivery(OutputLine.parse(record.value()), now);
            case TIMELINE -> visible.transition(OutputLine.parse(record.value()), now);
            case LATE -> visible.late(record.value());
            default -> visible.deadLetter(record.value());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
