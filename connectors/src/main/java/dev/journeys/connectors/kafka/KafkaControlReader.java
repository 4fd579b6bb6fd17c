// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import dev.journeys.connectors.control.ControlBatch;
import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.control.ControlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of control entries, usually a compacted one, from its beginning and then goes on:
 * the last record of a key is what it says, and one without a value removes it. The key is the
 * record's, as UTF-8; the place is {@code topic/partition/offset}. Keys keep their order, as they
 * are in one partition each.
 *
 * <p>Everything counts as read when the <em>position</em> in each partition has reached the end
 * that was noted in {@link #open}: the last offsets may belong to aborted records, to markers of
 * transactions, or to records that compaction has removed. While a transaction is open the end is
 * not reached, since what is behind it cannot be seen yet.
 *
 * <p>It is in no consumer group and commits nothing. Partitions that are added are found after some
 * seconds. Where the topic does not exist or no broker answers, {@link #open} says so in an {@link
 * IOException}; afterwards batches say it as trouble.
 */
public final class KafkaControlReader implements ControlReader {
    private static final int BYTES_OF_CUT = 1_024;

    /** At most some 15 seconds, as a poll and the pause after it take a fraction of one. */
    private static final int POLLS_BETWEEN_CHECKS = 50;

    private final KafkaClientSettings client;
    private final String topic;
    private final int maxBytes;

    private @Nullable ControlTopic open;
    private int pollsSinceCheck;
    private boolean caughtUp;
    private @Nullable String trouble;

    private KafkaControlReader(KafkaClientSettings client, String topic, int maxBytes) {
        this.client = client;
        this.topic = topic;
        this.maxBytes = maxBytes;
    }

    /**
     * Readers of a topic.
     *
     * @param topic its name
     * @param maxBytes of a longer value only the beginning is given; positive
     * @throws IllegalArgumentException where the name is none
     */
    public static ControlReader.Factory factory(
            KafkaClientSettings client, String topic, int maxBytes) {
        String name = KafkaTopics.of(List.of(topic)).names().get(0);
        return () -> new KafkaControlReader(client, name, maxBytes);
    }

    @Override
    public void open() throws IOException {
        open = ControlTopic.open(client, topic);
    }

    @Override
    public ControlBatch poll() throws IOException {
        ControlTopic records = opened();
        List<ControlEntry> entries = new ArrayList<>();
        try {
            if (trouble != null || pollsSinceCheck++ >= POLLS_BETWEEN_CHECKS) {
                check(records);
            }
            records.poll().forEach(each -> entries.add(entry(each)));
            caughtUp = caughtUp || records.hasReachedEnds();
        } catch (InterruptException ends) {
            // Kafka leaves the thread interrupted, so this was the last poll.
            return new ControlBatch(List.of(), caughtUp, trouble);
        } catch (KafkaException e) {
            throw new IOException(
                    "Expected to read topic '"
                            + topic
                            + "' in Kafka at '"
                            + client.bootstrapServers()
                            + "', but it failed: "
                            + e,
                    e);
        }
        return new ControlBatch(entries, caughtUp, trouble);
    }

    private ControlTopic opened() {
        if (open == null) {
            throw new IllegalStateException("Expected a reader that is open.");
        }
        return open;
    }

    // The consumer itself is silent when its brokers are away, and keeps the partitions it has.
    private void check(ControlTopic records) {
        pollsSinceCheck = 0;
        try {
            records.addNewPartitions();
            trouble = caughtUp ? null : records.whatHoldsUp();
        } catch (IOException e) {
            trouble = e.getMessage();
        }
    }

    private ControlEntry entry(ConsumerRecord<String, byte[]> read) {
        String place = read.topic() + "/" + read.partition() + "/" + read.offset();
        String key = read.key() == null ? "" : read.key();
        byte[] value = read.value();
        if (value == null) {
            return ControlEntry.removal(key, place);
        }
        return value.length > maxBytes
                ? ControlEntry.cut(
                        key,
                        Arrays.copyOf(value, Math.min(BYTES_OF_CUT, maxBytes)),
                        place,
                        read.timestamp())
                : ControlEntry.value(key, value, place, read.timestamp());
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
