// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.connectors.batch.DeadLetterWriter;
import dev.journeys.connectors.delivery.BatchEntry;
import dev.journeys.job.delivery.Refused;
import dev.journeys.job.metrics.DeadLetterMetrics;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer that exists from the first dead letter on: most jobs need none. Used by
 * the task's thread.
 */
final class KafkaDeadLetterWriter implements DeadLetterWriter {
    private static final String REASON = "delivery-dead";

    private final KafkaOutputOptions options;
    private final DeadLetterMetrics metrics;
    private final FittingLetters letters = new FittingLetters();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable Open open;

    /**
     * @param metrics in which every letter is counted
     */
    KafkaDeadLetterWriter(KafkaOutputOptions options, DeadLetterMetrics metrics) {
        this.options = options;
        this.metrics = metrics;
    }

    /** The producer, and how large a record may be. */
    private record Open(Producer<byte[], byte[]> producer, int maxBytes) {}

    @Override
    public void write(BatchEntry entry, String reason) throws IOException, InterruptedException {
        Open now = open();
        OutputRecord letter = letters.fit(refused(entry, reason), now.maxBytes());
        if (letter == null) {
            throw new IOException(
                    "Expected a topic of dead letters that takes at least a short one, but '"
                            + topic()
                            + "' takes "
                            + now.maxBytes()
                            + " bytes.");
        }
        try {
            now.producer()
                    .send(
                            new ProducerRecord<>(topic(), RecordSize.key(letter), letter.json()),
                            (written, e) -> failure.compareAndSet(null, e));
        } catch (KafkaException e) {
            throw failed(e);
        }
        metrics.count(REASON);
    }

    private static Refused refused(BatchEntry entry, String reason) {
        return new Refused(
                entry.user(),
                REASON,
                "destination " + entry.destination() + ": " + reason,
                new String(entry.body(), StandardCharsets.UTF_8),
                "destination/" + entry.destination(),
                null);
    }

    private String topic() {
        return options.topics().deadLetters();
    }

    private Open open() throws IOException, InterruptedException {
        Open known = open;
        if (known == null) {
            int maxBytes = maxBytes();
            try {
                known = new Open(new KafkaProducer<>(properties()), maxBytes);
            } catch (KafkaException e) {
                throw failed(e);
            }
            open = known;
        }
        return known;
    }

    private int maxBytes() throws IOException, InterruptedException {
        try (AdminTopicCatalogue catalogue = new AdminTopicCatalogue(options)) {
            TopicState state = catalogue.look(Set.of()).get(topic());
            if (state instanceof TopicState.Writable writable) {
                return writable.maxBytes();
            }
            throw new IOException(
                    "Expected to write dead letters to topic '"
                            + topic()
                            + "', but it is "
                            + (state instanceof TopicState.Forbidden ? "forbidden." : "missing."));
        }
    }

    private Properties properties() {
        Properties properties = options.client().toProperties();
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    @Override
    public void flush() throws IOException {
        Open now = open;
        if (now != null) {
            now.producer().flush();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw failed(failed);
        }
    }

    private IOException failed(Exception e) {
        return new IOException(
                "Expected to write dead letters to topic '" + topic() + "', but: " + Causes.text(e),
                e);
    }

    /** What was not flushed is given up again after the restore. */
    @Override
    public void close() {
        if (open != null) {
            open.producer().close(Duration.ZERO);
            open = null;
        }
    }
}
