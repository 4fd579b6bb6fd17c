// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.testutils.logging.LoggerAuditingExtension;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class KafkaClientSettingsTest {
    private static final String SECRET = "hunter2";
    private static final String MODULE =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\" ";

    /** Kafka hides them like passwords, but everybody may know them. */
    private static final Set<String> CERTIFICATES =
            Set.of("ssl.keystore.certificate.chain", "ssl.truststore.certificates");

    @RegisterExtension
    final LoggerAuditingExtension log =
            new LoggerAuditingExtension("org.apache.kafka", Level.TRACE);

    @TempDir private Path folder;

    @Test
    void passesAnyPropertyThrough() {
        // when
        KafkaClientSettings settings = settings("fetch.max.wait.ms", "100");

        // then
        assertThat(settings.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(settings.toProperties())
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("fetch.max.wait.ms", "100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void needsAddresses(String addresses) {
        assertThatThrownBy(() -> KafkaClientSettings.of(Map.of("bootstrap.servers", addresses)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected the client property 'bootstrap.servers', such as"
                                + " 'kafka-1:9092,kafka-2:9092', but found none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.id", "auto.offset.reset", "transactional.id"})
    void refusesWhatFollowsFromTheUseOfAClient(String name) {
        assertThatThrownBy(() -> settings(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected only client properties that can be chosen, but found '%s', which"
                                + " follows from what the client is used for.",
                        name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password",
                "ssl.keystore.password",
                "ssl.truststore.password",
                "ssl.keystore.key",
                "sasl.oauthbearer.client.credentials.client.secret",
                "my.interceptor.apiKey",
                "basic.auth.user.info"
            })
    void refusesASecretWithoutShowingIt(String name) {
        assertThatThrownBy(() -> settings(name, SECRET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a reference to a secret, such as '${env:KAFKA_PASSWORD}' or"
                                + " '${file:/run/secrets/kafka.properties:password}', in the"
                                + " client property '%s', but found the secret itself (it is not"
                                + " shown).",
                        name)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password | password=\"hunter2\";",
                "password | password='hunter2';",
                "password | password = hunter2;",
                "password | password=4711;",
                "password | \"password\"=\"hunter2\";",
                "password | password=\"hunter2${env:REST}\";",
                "password | /* a remark */ password=\"hunter2\";",
                "password | x=\"${env:X}\"; Other required password=\"hunter2\";",
                "clientSecret | clientId=\"a\" clientSecret=\"hunter2\";",
                "ssl.truststore.password | ssl.truststore.password=\"hunter2\";",
            })
    void refusesASecretAmongTheOptionsOfALoginModule(String option, String options) {
        assertThatThrownBy(() -> settings("sasl.jaas.config", MODULE + options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "in '%s' in the client property 'sasl.jaas.config'".formatted(option))
                .hasMessageNotContainingAny(SECRET, "4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=\"${env:KAFKA_PASSWORD}\";",
                "password=${env:KAFKA_PASSWORD};",
                "password=\"${file:/run/secrets/kafka.properties:password}\";",
                "password=\"${directory:/run/secrets:kafka}\" ;",
                "password=\"${env:FIRST_HALF}${env:SECOND_HALF}\";",
                "keyTab=\"/etc/kafka.keytab\" useKeyTab=true;",
            })
    void takesReferencesToSecrets(String options) {
        assertThat(settings("sasl.jaas.config", MODULE + options).properties())
                .containsEntry("sasl.jaas.config", MODULE + options);
    }

    @Test
    void takesAReferenceToTheWholeLogin() {
        assertThat(settings("sasl.jaas.config", "${env:KAFKA_LOGIN}").properties())
                .containsEntry("sasl.jaas.config", "${env:KAFKA_LOGIN}");
    }

    static Stream<String> whatKafkaHides() {
        return Stream.of(
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef(),
                        AdminClientConfig.configDef())
                .flatMap(definition -> definition.configKeys().values().stream())
                .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                .map(key -> key.name)
                .filter(name -> !CERTIFICATES.contains(name))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("whatKafkaHides")
    void knowsWhatKafkaHides(String name) {
        assertThat(ClientSecrets.isSecret(name)).isTrue();
    }

    @Test
    void doesNotShowWhereASecretIs() {
        // when
        String shown =
                settings("sasl.jaas.config", MODULE + "password=\"${env:KAFKA_PASSWORD}\";")
                        .toString();

        // then
        assertThat(shown)
                .isEqualTo(
                        "KafkaClientSettings[bootstrap.servers=kafka:9092, sasl.jaas.config=***]");
    }

    @Test
    void kafkaResolvesReferences() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("kafka.properties"), "pass=from a file\n");
        Files.writeString(folder.resolve("key"), "from a folder");
        KafkaClientSettings settings =
                KafkaClientSettings.of(
                        Map.of(
                                "bootstrap.servers",
                                "127.0.0.1:9092",
                                "client.rack",
                                "${env:PATH}",
                                "ssl.key.password",
                                "${file:" + file + ":pass}",
                                "ssl.keystore.password",
                                "${directory:" + folder + ":key}"));

        // when
        AdminClientConfig seen = new AdminClientConfig(settings.toProperties());

        // then
        assertThat(seen.getPassword("ssl.key.password").value()).isEqualTo("from a file");
        assertThat(seen.getPassword("ssl.keystore.password").value()).isEqualTo("from a folder");
        assertThat(seen.originals()).containsEntry("client.rack", System.getenv("PATH"));
    }

    @Test
    void kafkaLogsNoSecret() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("kafka.properties"), "pass=" + SECRET);
        String login = MODULE + "password=\"${file:" + file + ":pass}\";";
        Properties properties =
                KafkaClientSettings.of(
                                Map.of(
                                        "bootstrap.servers", "127.0.0.1:1",
                                        "security.protocol", "SASL_PLAINTEXT",
                                        "sasl.mechanism", "PLAIN",
                                        "sasl.jaas.config", login))
                        .toProperties();
        Deserializer<byte[]> bytes = new ByteArrayDeserializer();

        // when
        new KafkaConsumer<>(properties, bytes, bytes).close();

        // then
        assertThat(log.getMessages())
                .anySatisfy(line -> assertThat(line).contains("sasl.jaas.config = [hidden]"))
                .noneSatisfy(line -> assertThat(line).contains(SECRET));
    }

    @Test
    void keepsOtherProvidersOfReferences() {
        // given
        Map<String, String> properties = new HashMap<>();
        properties.put("bootstrap.servers", "kafka:9092");
        properties.put("config.providers", "vault, env");
        properties.put("config.providers.vault.class", "com.example.Vault");
        properties.put("config.providers.env.class", "com.example.Environment");

        // when
        KafkaClientSettings settings = KafkaClientSettings.of(properties);

        // then
        assertThat(settings.toProperties())
                .containsEntry("config.providers", "vault,env,directory,file")
                .containsEntry("config.providers.vault.class", "com.example.Vault")
                .containsEntry("config.providers.env.class", "com.example.Environment")
                .containsEntry(
                        "config.providers.file.class",
                        "org.apache.kafka.common.config.provider.FileConfigProvider");
        assertThat(settings.properties()).isEqualTo(properties);
    }

    @Test
    void travelsWithAJob() throws Exception {
        // given
        KafkaClientSettings settings = settings("ssl.key.password", "${env:KEY}");

        // when
        byte[] bytes = InstantiationUtil.serializeObject(settings);

        // then
        KafkaClientSettings arrived =
                InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
        assertThat(arrived).isEqualTo(settings);
    }

    private static KafkaClientSettings settings(String name, String value) {
        return KafkaClientSettings.of(Map.of("bootstrap.servers", "kafka:9092", name, value));
    }
}
