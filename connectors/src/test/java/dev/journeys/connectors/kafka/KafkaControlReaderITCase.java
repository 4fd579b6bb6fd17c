// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.control.ControlBatch;
import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.control.ControlReader;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read of a topic of a real broker. */
@Timeout(120)
class KafkaControlReaderITCase {
    private static final int MAX_BYTES = 20;
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private final KafkaBroker broker = KafkaBroker.shared();
    private final String topic = broker.createTopic(broker.uniqueName("rules"), 2, COMPACTED);
    private final Writer writer = Writer.to(broker, topic);
    private final ControlReader reader = reader(topic);

    @AfterEach
    void close() throws IOException {
        reader.close();
        writer.close();
    }

    @Test
    void givesWhatExistsAndThenWhatChanges() throws Exception {
        // given
        writer.write(0, "a", "1").write(1, "b", "1").write(0, "a", "2");
        reader.open();
        assertThat(show(pollUntil(ControlBatch::caughtUp)))
                .containsExactlyInAnyOrder("value a 1", "value b 1", "value a 2")
                .containsSubsequence("value a 1", "value a 2");

        // when
        writer.write(1, "b", "2");

        // then
        assertThat(show(pollUntil(batch -> !batch.entries().isEmpty())))
                .containsExactly("value b 2");
    }

    @Test
    void anEmptyTopicIsReadAtOnce() throws Exception {
        // given
        reader.open();

        // when
        ControlBatch batch = reader.poll();

        // then
        assertThat(batch.caughtUp()).isTrue();
        assertThat(batch.entries()).isEmpty();
        assertThat(batch.trouble()).isNull();
    }

    @Test
    void saysWhereAndWhenSomethingWasWritten() throws Exception {
        // given
        byte[] value = {'x'};
        writer.write(1, "a", "1").write(1, "b", value, 1_700_000_000_000L);

        // when
        reader.open();
        ControlEntry entry = pollUntil(ControlBatch::caughtUp).get(1);

        // then
        assertThat(entry.place()).isEqualTo(topic + "/1/1");
        assertThat(entry.time()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void aRecordWithoutAValueIsARemoval() throws Exception {
        // given
        writer.write(0, "a", "1").write(0, "a", null);

        // when
        reader.open();

        // then
        assertThat(show(pollUntil(ControlBatch::caughtUp)))
                .containsExactly("value a 1", "removal a");
    }

    @Test
    void ofALongValueOnlyTheBeginningIsGiven() throws Exception {
        // given
        writer.write(0, "a", "x".repeat(MAX_BYTES)).write(0, "b", "y".repeat(MAX_BYTES + 1));

        // when
        reader.open();

        // then
        assertThat(show(pollUntil(ControlBatch::caughtUp)))
                .containsExactly("value a " + "x".repeat(20), "cut b " + "y".repeat(20));
    }

    @Test
    void gapsOfCompactionAreNoEnd() throws Exception {
        // given a topic of which all but the last values of keys are removed
        String compacted =
                broker.createTopic(
                        broker.uniqueName("compacted"),
                        1,
                        Map.of(
                                "cleanup.policy", "compact",
                                "segment.ms", "1",
                                "min.cleanable.dirty.ratio", "0.0001"));
        try (Writer compactedWriter = Writer.to(broker, compacted)) {
            compactedWriter.write(0, "a", "old").write(0, "b", "1").write(0, "a", "old");
            // Segments are closed by what follows; only closed ones are compacted.
            List<String> found = readAll(compacted);
            while (found.contains("value a old")) {
                compactedWriter.write(0, "a", "new");
                found = readAll(compacted);
            }

            // then
            assertThat(found).startsWith("value b 1").endsWith("value a new");
        }
    }

    @Test
    void abortedTransactionsAtTheEndCountAsRead() throws Exception {
        // given
        writer.write(0, "a", "1");
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "2").write(1, "b", "2").abort();
        }

        // when
        reader.open();

        // then
        assertThat(show(pollUntil(ControlBatch::caughtUp))).containsExactly("value a 1");
    }

    @Test
    void anOpenTransactionIsWaitedFor() throws Exception {
        // given
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "1");
            writer.write(0, "b", "1");
            reader.open();
            List<ControlBatch> waiting = new ArrayList<>();
            while (waiting.isEmpty() || waiting.get(waiting.size() - 1).trouble() == null) {
                waiting.add(reader.poll());
            }

            // when
            transaction.commit();

            // then
            assertThat(waiting)
                    .allMatch(batch -> batch.entries().isEmpty() && !batch.caughtUp())
                    .last()
                    .extracting(ControlBatch::trouble)
                    .isEqualTo(
                            "Expected to read partition '%s-0' to offset 2, but found nothing after"
                                            .formatted(topic)
                                    + " 0 for a while; perhaps a transaction is open there.");
            assertThat(show(pollUntil(ControlBatch::caughtUp)))
                    .containsExactly("value a 1", "value b 1");
            assertThat(pollUntil(batch -> batch.trouble() == null)).isEmpty();
        }
    }

    @Test
    void whatComesAfterItWasOpenedIsNotWaitedFor() throws Exception {
        // given
        reader.open();

        // when
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(0, "a", "1");

            // then
            assertThat(reader.poll().caughtUp()).isTrue();
            transaction.abort();
        }
    }

    @Test
    void aTopicThatIsMissingIsTriedAgain() throws Exception {
        // given
        String missing = broker.uniqueName("missing");
        try (ControlReader later = reader(missing)) {
            assertThatThrownBy(later::open)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Expected topic '%s' in Kafka at '%s', but there is none.",
                            missing, broker.bootstrapServers());

            // when
            broker.createTopic(missing, 1, COMPACTED);

            // then
            later.open();
            assertThat(later.poll().caughtUp()).isTrue();
        }
    }

    @Test
    void aBrokerThatIsAwayAtFirstIsTriedAgain() throws Exception {
        // given
        writer.write(0, "a", "1");
        broker.stop();
        try {
            assertThatThrownBy(reader::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "Expected topic '%s' in Kafka at '%s', but found no answer: ",
                            topic, broker.bootstrapServers());
        } finally {
            // when
            broker.start();
        }

        // then
        reader.open();
        assertThat(show(pollUntil(ControlBatch::caughtUp))).containsExactly("value a 1");
    }

    @Test
    void aBrokerThatGoesAwayRemovesNothingAndIsNoted() throws Exception {
        // given
        writer.write(0, "a", "1");
        reader.open();
        pollUntil(ControlBatch::caughtUp);

        // when
        broker.stop();
        List<ControlEntry> whileAway;
        try {
            whileAway = pollUntil(batch -> batch.trouble() != null);
        } finally {
            broker.start();
        }

        // then
        assertThat(whileAway).isEmpty();
        writer.write(0, "a", "2");
        assertThat(show(pollUntil(batch -> !batch.entries().isEmpty())))
                .containsExactly("value a 2");
        pollUntil(batch -> batch.trouble() == null);
    }

    @Test
    void partitionsThatAreAddedAreReadToo() throws Exception {
        // given
        reader.open();
        try (Admin admin = broker.admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all().get();
        }

        // when
        writer.write(2, "c", "1");

        // then
        assertThat(show(pollUntil(batch -> !batch.entries().isEmpty())))
                .containsExactly("value c 1");
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        // given
        reader.open();
        Thread.currentThread().interrupt();

        // when
        ControlBatch batch = reader.poll();
        reader.close();

        // then
        assertThat(batch.entries()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void settingsThatAreWrongAreToldOf() throws Exception {
        // given
        KafkaClientSettings wrong =
                KafkaClientSettings.of(
                        Map.of(
                                "bootstrap.servers",
                                "127.0.0.1:9092",
                                "request.timeout.ms",
                                "soon"));

        // when, then
        try (ControlReader mistaken = KafkaControlReader.factory(wrong, topic, 1).create()) {
            assertThatThrownBy(mistaken::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "Expected a client for Kafka at '127.0.0.1:9092', but it cannot be"
                                    + " made: ")
                    .hasMessageContaining("request.timeout.ms");
        }
    }

    private ControlReader reader(String name) {
        KafkaClientSettings client =
                KafkaClientSettings.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
        try {
            ControlReader.Factory factory =
                    InstantiationUtil.clone(KafkaControlReader.factory(client, name, MAX_BYTES));
            return factory.create();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> readAll(String name) throws IOException {
        try (ControlReader all = reader(name)) {
            all.open();
            return show(pollUntil(all, ControlBatch::caughtUp));
        }
    }

    private List<ControlEntry> pollUntil(Predicate<ControlBatch> last) throws IOException {
        return pollUntil(reader, last);
    }

    private static List<ControlEntry> pollUntil(ControlReader reader, Predicate<ControlBatch> last)
            throws IOException {
        List<ControlEntry> entries = new ArrayList<>();
        ControlBatch batch;
        do {
            batch = reader.poll();
            entries.addAll(batch.entries());
        } while (!last.test(batch));
        return entries;
    }

    private static List<String> show(List<ControlEntry> entries) {
        return entries.stream()
                .map(
                        entry ->
                                (entry.kind().name().toLowerCase(Locale.ROOT)
                                                + " "
                                                + entry.key()
                                                + " "
                                                + new String(entry.value(), StandardCharsets.UTF_8))
                                        .strip())
                .toList();
    }
}
