// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.KafkaInput;
import dev.journeys.connectors.kafka.KafkaTopics;
import dev.journeys.connectors.kafka.StartingOffsets;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.job.TopicInput;
import dev.journeys.job.destination.DestinationPolicy;
import dev.journeys.job.engine.DestinationRule;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.kafka.KafkaOutputOptions;
import dev.journeys.job.kafka.OutputTopics;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.FutureLimit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of one test on the broker of all tests. */
final class RunTopics implements AutoCloseable {
    static final Duration BOUND = Duration.ofSeconds(5);

    /** The destination that has a topic of its own, but none of that name exists. */
    static final String NOWHERE = "push";

    private static final List<String> TOPICS =
            List.of(
                    "deliveries",
                    "timeline",
                    "late",
                    "dead",
                    "acknowledged",
                    "outcomes",
                    "redrive");

    private static final int LARGEST_RECORD = 4 << 20;

    private final KafkaBroker broker = KafkaBroker.shared();
    private final List<Runnable> opened = new ArrayList<>();
    private final String name;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * @param partitions of the events
     */
    RunTopics(int partitions) {
        this.name = broker.uniqueName("run");
        this.partitions = partitions;
        broker.createTopic(
                events(), partitions, Map.of("max.message.bytes", String.valueOf(LARGEST_RECORD)));
        createDefinitions();
        for (String topic : TOPICS) {
            broker.createTopic(topic(topic), 2, Map.of());
        }
        producer = producer(Map.of());
        opened.add(producer::close);
    }

    void createDefinitions() {
        broker.createTopic(definitions(), 1, Map.of("cleanup.policy", "compact"));
    }

    void deleteDefinitions() throws ExecutionException, InterruptedException {
        try (Admin admin = broker.admin()) {
            admin.deleteTopics(List.of(definitions())).all().get();
        }
    }

    private String topic(String what) {
        return name + "." + what;
    }

    String events() {
        return topic("events");
    }

    String definitions() {
        return topic("definitions");
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** A reader of what the job has written; it lives as long as the topics. */
    CommittedTopic reader(String what) {
        CommittedTopic reader = new CommittedTopic(servers(), topic(what));
        opened.add(reader::close);
        return reader;
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", servers());
        properties.put("max.request.size", LARGEST_RECORD);
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Appends an event; the record has no better time than now. */
    void send(int partition, String event) {
        producer.send(new ProducerRecord<>(events(), partition, null, bytes(event)));
    }

    /** Appends an event to the partition of its user. */
    void sendOf(String user, String event) {
        send(Math.floorMod(user.hashCode(), partitions), event);
    }

    void sendWithoutValue(int partition) {
        producer.send(new ProducerRecord<>(events(), partition, bytes("key"), null));
    }

    /** Begins a transaction in a partition, behind which nothing can be read until it ends. */
    KafkaProducer<byte[], byte[]> obstruct(int partition) throws Exception {
        KafkaProducer<byte[], byte[]> slow = producer(Map.of("transactional.id", topic("slow")));
        opened.add(slow::close);
        slow.initTransactions();
        slow.beginTransaction();
        slow.send(new ProducerRecord<>(events(), partition, null, bytes("never committed"))).get();
        return slow;
    }

    /** Publishes a definition from 1970 on. */
    void publish(String journey, String definition) {
        int version = CommittedTopic.parse(definition).get("version").asInt();
        control(
                "%s/%d/1970-01-01T00:00:00Z".formatted(journey, version),
                "{\"journey\":\"%s\",\"version\":%d,\"status\":\"published\",\"effectiveFrom\":\"1970-01-01T00:00:00Z\",\"definition\":%s}"
                        .formatted(journey, version, definition));
    }

    void control(String key, String value) {
        producer.send(new ProducerRecord<>(definitions(), 0, bytes(key), bytes(value)));
    }

    /** Returns when everything that was sent is there. */
    void flush() {
        producer.flush();
    }

    /** Whether the job has committed that it has read the partition to its end. */
    boolean isRead(int partition) throws ExecutionException, InterruptedException {
        TopicPartition part = new TopicPartition(events(), partition);
        try (Admin admin = broker.admin()) {
            OffsetAndMetadata committed =
                    admin.listConsumerGroupOffsets(name)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(part);
            producer.flush();
            return committed != null && committed.offset() == end(admin, part);
        }
    }

    private static long end(Admin admin, TopicPartition part)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(part, OffsetSpec.latest()))
                .partitionResult(part)
                .get()
                .offset();
    }

    /** Appends a delivery that is to be sent once more. */
    void redrive(String user, String delivery) {
        producer.send(new ProducerRecord<>(topic("redrive"), bytes(user), bytes(delivery)));
    }

    /** The same job, but its deliveries go where their destinations are. */
    RunOptions sendingOptions(Clock clock) {
        RunOptions options = options(clock);
        return new RunOptions(
                options.jobName(),
                options.events(),
                options.definitionsTopic(),
                options.engine().withDestinations(DestinationRule.KNOWN),
                options.output(),
                topic("redrive"),
                options.destinations(),
                options.checkpointInterval(),
                options.flink());
    }

    /** The job on these topics, exactly once. All deliveries are output. */
    RunOptions options(Clock clock) {
        KafkaClientSettings client = KafkaClientSettings.of(Map.of("bootstrap.servers", servers()));
        KafkaInput records =
                new KafkaInput(
                        KafkaTopics.of(List.of(events())),
                        name,
                        StartingOffsets.earliest(),
                        client);
        OutputTopics output =
                new OutputTopics(
                        topic("deliveries"),
                        Map.of(NOWHERE, topic("nowhere")),
                        topic("timeline"),
                        topic("late"),
                        topic("dead"),
                        topic("acknowledged"),
                        topic("outcomes"));
        return new RunOptions(
                name,
                new TopicInput(
                        records,
                        EventFormats.DEFAULT,
                        BOUND,
                        FutureLimit.of(FutureLimit.DEFAULT_MAX_AHEAD, clock),
                        clock),
                definitions(),
                EngineOptions.defaults().acknowledging(),
                new KafkaOutputOptions(
                        client,
                        output,
                        DeliveryGuarantee.EXACTLY_ONCE,
                        name,
                        Duration.ofMinutes(1)),
                null,
                new DestinationPolicy(
                        new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true),
                        new SecretPolicy("JOURNEYS_SECRET_", null),
                        null),
                Duration.ofMillis(200),
                Map.of());
    }

    /** The same as lines of a file for the command, all destinations in one topic. */
    List<String> properties() {
        return List.of(
                "bootstrap-servers=" + servers(),
                "kafka.client.dns.lookup=use_all_dns_ips",
                "events=" + events(),
                "definitions-topic=" + definitions(),
                "group=" + name,
                "transaction-prefix=" + name,
                "deliveries-topic=" + topic("deliveries"),
                "timeline-topic=" + topic("timeline"),
                "late-topic=" + topic("late"),
                "dead-letters-topic=" + topic("dead"),
                "acknowledgements-topic=" + topic("acknowledged"),
                "outcomes-topic=" + topic("outcomes"),
                "redrive-topic=" + topic("redrive"),
                "any-destination=true");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }
}
