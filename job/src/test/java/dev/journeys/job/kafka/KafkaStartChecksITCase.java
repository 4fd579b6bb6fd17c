// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaStartChecksITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long INTERVAL = 10_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** Everything is allowed that is not forbidden. */
    private static KafkaBroker broker;

    private OutputTopics topics;
    private String prefix;

    @BeforeAll
    static void start() {
        broker =
                KafkaBroker.create(
                        Map.of(
                                "authorizer.class.name",
                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "allow.everyone.if.no.acl.found",
                                "true",
                                "transaction.max.timeout.ms",
                                "600000"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void createTopics() {
        prefix = broker.uniqueName("prefix");
        topics =
                new OutputTopics(
                        broker.uniqueName("deliveries"),
                        Map.of("email", broker.uniqueName("mail")),
                        broker.uniqueName("timeline"),
                        broker.uniqueName("late"),
                        broker.uniqueName("dead-letters"),
                        broker.uniqueName("acknowledgements"),
                        broker.uniqueName("outcomes"));
        topics.required().forEach(topic -> broker.createTopic(topic, 1, Map.of()));
    }

    @Test
    void findNothingWhereAllIsWellThoughADestinationHasNoTopicYet() {
        assertThat(check(options(TIMEOUT))).isEmpty();
        assertThat(check(options(TIMEOUT))).as("again").isEmpty();
    }

    @Test
    void refuseTopicsThatDoNotExist() {
        // given
        OutputTopics missing =
                new OutputTopics("no-1", Map.of(), "no-2", "no-3", "no-4", "no-5", "no-6");
        // when
        List<String> problems =
                check(
                        new KafkaOutputOptions(
                                client(Map.of()),
                                missing,
                                DeliveryGuarantee.AT_LEAST_ONCE,
                                prefix,
                                TIMEOUT));
        // then
        assertThat(problems)
                .containsExactly(
                        missingTopic(1),
                        missingTopic(2),
                        missingTopic(3),
                        missingTopic(4),
                        missingTopic(5),
                        missingTopic(6));
    }

    private static String missingTopic(int number) {
        return "Expected topic 'no-"
                + number
                + "', but there is none of that name: create it, or name another topic.";
    }

    @Test
    void refuseATimeoutThatTheBrokersDoNotAllow() {
        assertThat(check(options(Duration.ofMinutes(15))))
                .containsExactly(
                        "Expected a transaction timeout of at most PT10M, which is the brokers'"
                                + " 'transaction.max.timeout.ms', but found PT15M: set a shorter one, or"
                                + " raise that of the brokers.");
    }

    @Test
    void refuseATimeoutThatIsTooShortForTheCheckpoints() {
        assertThat(check(options(Duration.ofMinutes(5))))
                .singleElement()
                .asString()
                .startsWith("Expected a transaction timeout of at least PT5M20S");
    }

    @Test
    void refuseAnOpenTransactionOfTheSamePrefixUnlessItIsRestored() {
        // given
        String id = prefix + "/-0-3";
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());
        properties.setProperty("transactional.id", id);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topics.timeline(), new byte[0]));
            producer.flush();
            // when, then
            assertThat(check(options(TIMEOUT)))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "Expected no open transaction of prefix '"
                                    + prefix
                                    + "', but found ["
                                    + id
                                    + "]: a job with this prefix runs, or has ended with something to commit.");
            assertThat(KafkaStartChecks.check(options(TIMEOUT), INTERVAL, true, PATIENCE))
                    .isEmpty();
            producer.abortTransaction();
        }
        assertThat(check(options(TIMEOUT))).isEmpty();
    }

    @Test
    void refuseDeadLettersWithoutRoom() {
        // given
        String small =
                broker.createTopic(
                        broker.uniqueName("small"), 1, Map.of("max.message.bytes", "2000"));
        topics =
                new OutputTopics(
                        topics.deliveries(),
                        topics.destinations(),
                        topics.timeline(),
                        topics.late(),
                        small,
                        topics.acknowledgements(),
                        topics.outcomes());
        // when, then
        assertThat(check(options(TIMEOUT)))
                .containsExactly(
                        "Expected topic '"
                                + small
                                + "' to take records of at least 65536 bytes, but found 2000: raise its"
                                + " 'max.message.bytes', or 'max.request.size' of the client.");
    }

    @Test
    void refuseATopicThatMayNotBeWritten() throws Exception {
        // given
        forbid(ResourceType.TOPIC, topics.timeline(), AclOperation.WRITE);
        // when, then
        assertThat(check(options(TIMEOUT)))
                .containsExactly(
                        "Expected to be allowed to write to topic '"
                                + topics.timeline()
                                + "', but the brokers refuse it: grant WRITE and DESCRIBE, or name another"
                                + " topic.");
    }

    @Test
    void refuseATopicWhoseTransactionsCannotBeSeen() throws Exception {
        // given
        forbid(ResourceType.TOPIC, topics.late(), AclOperation.READ);
        // when, then
        assertThat(check(options(TIMEOUT)))
                .containsExactly(
                        "Expected to be allowed to read topic '"
                                + topics.late()
                                + "', where transactions are looked for that were left open, but the brokers"
                                + " refuse it: grant READ, or write at least once.");
    }

    @Test
    void refuseTransactionsThatMayNotBeMade() throws Exception {
        // given
        forbid(ResourceType.TRANSACTIONAL_ID, prefix + "/start-check-0-0", AclOperation.WRITE);
        // when, then
        assertThat(check(options(TIMEOUT)))
                .singleElement()
                .asString()
                .startsWith(
                        "Expected to be allowed to write with transactional ids that begin with '"
                                + prefix
                                + "/', but the brokers refuse it (")
                .endsWith("): grant WRITE and DESCRIBE for that prefix, or write at least once.");
    }

    @Test
    void refusePropertiesThatNoProducerTakes() {
        assertThat(check(optionsOf(client(Map.of("acks", "1")))))
                .singleElement()
                .asString()
                .startsWith("Expected a producer of transactions, but: ");
    }

    @Test
    void refuseASecretThatCannotBeHad() {
        assertThat(check(optionsOf(client(Map.of("security.protocol", "no-such-protocol")))))
                .singleElement()
                .asString()
                .startsWith("Expected properties of a Kafka client, but: ");
    }

    @Test
    void tellThatNobodyAnswers() {
        // given
        KafkaClientSettings nowhere =
                KafkaClientSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));
        // when
        List<String> problems =
                KafkaStartChecks.check(optionsOf(nowhere), INTERVAL, false, Duration.ofSeconds(1));
        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(
                        "Expected Kafka at '127.0.0.1:1' to answer within PT1S, but it did not (")
                .endsWith("): start it, or mend 'bootstrap.servers' or the security protocol.");
    }

    @Test
    void leaveTransactionsAloneWhereNoneAreUsed() throws Exception {
        // given
        forbid(ResourceType.TOPIC, topics.late(), AclOperation.READ);
        KafkaOutputOptions options =
                new KafkaOutputOptions(
                        client(Map.of()),
                        topics,
                        DeliveryGuarantee.AT_LEAST_ONCE,
                        prefix,
                        Duration.ofDays(1));
        // when, then
        assertThat(KafkaStartChecks.check(options, -1, false, PATIENCE)).isEmpty();
    }

    @Test
    void seeTopicsAsTheyChange() throws Exception {
        // given
        String mail = topics.destinations().get("email");
        try (AdminTopicCatalogue catalogue = new AdminTopicCatalogue(options(TIMEOUT))) {
            assertThat(catalogue.look(Set.of())).containsEntry(mail, new TopicState.Missing());
            // when
            broker.createTopic(mail, 1, Map.of("max.message.bytes", "5000"));
            // then
            assertThat(catalogue.look(Set.of()))
                    .containsEntry(mail, new TopicState.Writable(5_000))
                    .containsEntry(topics.late(), new TopicState.Writable(1_048_576))
                    .containsOnlyKeys(topics.all());
            // when
            forbid(ResourceType.TOPIC, mail, AclOperation.WRITE);
            // then
            assertThat(catalogue.look(Set.of())).containsEntry(mail, new TopicState.Forbidden());
        }
    }

    private static void forbid(ResourceType type, String name, AclOperation operation)
            throws Exception {
        try (Admin admin = broker.admin()) {
            admin.createAcls(
                            List.of(
                                    binding(type, name, AclOperation.ALL, AclPermissionType.ALLOW),
                                    binding(type, name, operation, AclPermissionType.DENY)))
                    .all()
                    .get();
        }
    }

    private static AclBinding binding(
            ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    private static List<String> check(KafkaOutputOptions options) {
        return KafkaStartChecks.check(options, INTERVAL, false, PATIENCE);
    }

    private KafkaOutputOptions options(Duration timeout) {
        return new KafkaOutputOptions(
                client(Map.of()), topics, DeliveryGuarantee.EXACTLY_ONCE, prefix, timeout);
    }

    private KafkaOutputOptions optionsOf(KafkaClientSettings client) {
        return new KafkaOutputOptions(
                client, topics, DeliveryGuarantee.EXACTLY_ONCE, prefix, TIMEOUT);
    }

    private static KafkaClientSettings client(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return KafkaClientSettings.of(all);
    }
}
