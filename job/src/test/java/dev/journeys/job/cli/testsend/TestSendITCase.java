// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.job.cli.CommandRun;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command with the definitions of a real broker. */
class TestSendITCase {
    private final KafkaBroker broker = KafkaBroker.shared();
    private String definitions;

    @BeforeEach
    void createTopic() {
        definitions =
                broker.createTopic(
                        broker.uniqueName("definitions"), 2, Map.of("cleanup.policy", "compact"));
    }

    @Test
    void sendsAsTheNewestDefinitionSays() throws Exception {
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(ReceiverOptions.of(Clock.systemUTC()))) {
            // given
            write("destination/crm", webhook("crm", receiver.url("/old")));
            write("destination/mail", webhook("mail", receiver.url("/mail")));
            write("destination/crm", webhook("crm", receiver.url("/new")));

            // when
            CommandRun run = send("crm");

            // then
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(receiver.received())
                    .extracting(request -> request.path())
                    .containsExactly("/new");
        }
    }

    @Test
    void findsNoDefinitionThatIsNotThereOrNotAnyMore() {
        // given
        write("destination/gone", webhook("gone", "https://hooks.example.com/"));
        write("destination/gone", null);

        // when, then
        for (String destination : new String[] {"gone", "never"}) {
            CommandRun run = send(destination);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo(
                            "journeys: Expected destination '"
                                    + destination
                                    + "' in topic '"
                                    + definitions
                                    + "', but found none.\n");
        }
    }

    @Test
    void endsWithFiveWhereThereIsNoTopic() {
        // given
        definitions = broker.uniqueName("missing");

        // when
        CommandRun run = send("crm");

        // then
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains(definitions);
    }

    private CommandRun send(String destination) {
        return CommandRun.of(
                "test-send",
                destination,
                "--allow-loopback",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--definitions-topic",
                definitions);
    }

    private static String webhook(String destination, String url) {
        return "{\"destination\":\"%s\",\"type\":\"webhook\",\"url\":\"%s\"}"
                .formatted(destination, url);
    }

    private void write(String key, String value) {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        properties, new StringSerializer(), new ByteArraySerializer())) {
            byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(definitions, key, bytes));
        }
    }
}
