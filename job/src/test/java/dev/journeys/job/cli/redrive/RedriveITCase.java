// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import static dev.journeys.job.cli.redrive.DeadLetterFixture.DEAD;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.EXPIRED;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.bytes;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.delivery;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.letter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.job.cli.CommandRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command with a real broker. */
class RedriveITCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaBroker broker = KafkaBroker.shared();
    private String deadLetters;
    private String redrive;

    @BeforeEach
    void createTopics() {
        deadLetters = broker.createTopic(broker.uniqueName("dead-letters"), 2, Map.of());
        redrive = broker.createTopic(broker.uniqueName("redrive"), 2, Map.of());
    }

    @Test
    void writesWhatIsDeadByteForByteUnderItsUser() throws Exception {
        // given
        write(
                letter(DEAD, "crm", delivery("a", "crm", "Zoë")),
                letter(EXPIRED, "crm", delivery("b", "crm", "u-2")),
                letter("invalid-json", "", "{"),
                letter(DEAD, "mail", delivery("c", "mail", "u-3")));

        // when
        CommandRun run = redrive();

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "crm: 1 to send again\nmail: 1 to send again\n2 written to '"
                                + redrive
                                + "'.\n");
        assertThat(redriven())
                .containsExactlyInAnyOrder(
                        "Zoë " + delivery("a", "crm", "Zoë"),
                        "u-3 " + delivery("c", "mail", "u-3"));
    }

    @Test
    void neverWritesADeliveryTwiceForOneDeathUnlessItIsTold() throws Exception {
        // given
        write(letter(DEAD, "crm", delivery("a", "crm", "u")));
        redrive();

        // when
        CommandRun second = redrive();
        CommandRun told = redrive("--again");
        write(letter(DEAD, "crm", delivery("a", "crm", "u")));
        CommandRun diedAgain = redrive();

        // then
        assertThat(second.out())
                .isEqualTo("crm: 0 to send again, 1 sent again before\nNothing to send again.\n");
        assertThat(told.out()).startsWith("crm: 1 to send again\n1 written");
        assertThat(diedAgain.out()).startsWith("crm: 1 to send again\n1 written");
        assertThat(redriven()).hasSize(3);
    }

    @Test
    void saysWhatItWouldDoAndWritesNothingOnADryRun() throws Exception {
        // given
        write(letter(EXPIRED, "crm", delivery("a", "crm", "u")));

        // when
        CommandRun run = redrive("--dry-run", "--reason", "delivery-dead,delivery-expired");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .matches(
                        "a  2\\S+Z  destination crm: status-410 after 3 attempts\n"
                                + "crm: 1 to send again\n"
                                + "1 would be written to '"
                                + redrive
                                + "': --dry-run\\.\n");
        assertThat(redriven()).isEmpty();
    }

    @Test
    void filtersAndTellsProgramsWhatItDid() throws Exception {
        // given
        write(
                letter(DEAD, "crm", delivery("a", "crm", "u")),
                letter(DEAD, "mail", delivery("b", "mail", "u")));

        // when
        CommandRun later = redrive("--since", "2126-01-01T00:00:00Z");
        CommandRun run =
                redrive(
                        "--destination",
                        "mail,push",
                        "--since",
                        "2020-01-01T00:00:00Z",
                        "--format",
                        "json");

        // then
        assertThat(later.out()).isEqualTo("Nothing to send again.\n");
        assertThat(JSON.readTree(run.out()))
                .isEqualTo(
                        JSON.readTree(
                                ("{\"topic\":\"%s\",\"written\":true,\"destinations\":[{\"destination\":"
                                                + "\"mail\",\"again\":1,\"before\":0,\"cut\":0,\"tooLarge\":0}]}")
                                        .formatted(redrive)));
        assertThat(redriven()).containsExactly("u " + delivery("b", "mail", "u"));
    }

    @Test
    void doesNotReadWhatWasNotCommitted() throws Exception {
        // given
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of("transactional.id", broker.uniqueName("aborted")))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, letter(DEAD, "crm", delivery("a", "crm", "u")));
            producer.flush();
            producer.abortTransaction();
        }

        // when
        CommandRun run = redrive();

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Nothing to send again.\n");
    }

    @Test
    void leavesWhatTheTopicIsTooSmallForAndWritesTheRest() throws Exception {
        // given
        redrive =
                broker.createTopic(
                        broker.uniqueName("redrive"), 1, Map.of("max.message.bytes", "20000"));
        String large = delivery("a", "crm", "u".repeat(30_000));
        write(letter(DEAD, "crm", large), letter(DEAD, "crm", delivery("b", "crm", "u")));

        // when
        CommandRun first = redrive();
        CommandRun second = redrive("--format", "json");

        // then
        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.out().lines())
                .containsExactly(
                        "crm: 2 to send again, 1 of them too large",
                        "1 written to '" + redrive + "'.",
                        "1 left, since the topic takes no record of that size: raise its"
                                + " max.message.bytes; the same command writes the rest.");
        assertThat(JSON.readTree(second.out()).at("/destinations/0"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"destination\":\"crm\",\"again\":1,\"before\":1,\"cut\":0,\"tooLarge\":1}"));
        assertThat(redriven()).containsExactly("u " + delivery("b", "crm", "u"));
    }

    @Test
    void endsWithFiveWhereATopicIsMissing() {
        // given
        redrive = broker.uniqueName("missing");

        // when
        CommandRun run = redrive();

        // then
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.errorLines().get(0))
                .startsWith("journeys: Expected to read topic '" + redrive + "' at '127.0.0.1:")
                .endsWith("but there is no such topic.");
    }

    @Test
    void refusesAReasonThatIsNone() {
        // when
        CommandRun run = redrive("--reason", "dead");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0))
                .isEqualTo(
                        "Expected --reason out of delivery-dead, delivery-expired,"
                                + " unknown-destination, but found 'dead'.");
    }

    private CommandRun redrive(String... arguments) {
        List<Object> all = new ArrayList<>(List.of("redrive"));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        all.addAll(List.of("--dead-letters-topic", deadLetters, "--redrive-topic", redrive));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray());
    }

    private void write(String... letters) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (String letter : letters) {
                send(producer, letter);
            }
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, String letter) {
        producer.send(new ProducerRecord<>(deadLetters, bytes("key of its user"), bytes(letter)));
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Keys and values in the redrive topic. */
    private List<String> redriven() throws InterruptedException {
        KafkaClientSettings client =
                KafkaClientSettings.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
        List<String> found = new ArrayList<>();
        try (TopicScan scan = TopicScan.open(client, redrive)) {
            scan.each(
                    0,
                    records ->
                            records.forEach(
                                    record ->
                                            found.add(
                                                    text(record.key())
                                                            + " "
                                                            + text(record.value()))));
        }
        return found;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
