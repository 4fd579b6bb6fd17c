// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker in this process, on 127.0.0.1, with its data in a temporary folder. It can be
 * stopped and started again: data and address stay.
 *
 * <p>It takes seconds to start, so tests share one and use topics with names of their own:
 *
 * <pre>{@code
 * private final KafkaBroker broker = KafkaBroker.shared();
 * private final String topic = broker.createTopic(broker.uniqueName("events"), 4, Map.of());
 * }</pre>
 *
 * <p>Topics are not created by use. A test that stops the shared broker starts it again. Not thread
 * safe.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static KafkaBroker shared;

    private final int port;
    private final Properties properties;
    private final Path folder;
    private KafkaRaftServer server;

    private KafkaBroker(Path folder, Map<String, String> more) throws IOException {
        this.folder = folder;
        List<Integer> ports = FreePorts.take(2);
        this.port = ports.get(0);
        this.properties = BrokerProperties.of(NODE, CONTROLLER, folder, port, ports.get(1));
        this.properties.putAll(more);
    }

    /** The broker of this process, started at the first call and stopped when the JVM ends. */
    public static synchronized KafkaBroker shared() {
        if (shared == null) {
            shared = create();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A broker of its own, started; whoever asked closes it. */
    public static KafkaBroker create() {
        return create(Map.of());
    }

    /**
     * A broker of its own with more properties than others have.
     *
     * @param more of the broker, such as {@code authorizer.class.name}
     */
    public static KafkaBroker create(Map<String, String> more) {
        try {
            KafkaBroker broker = new KafkaBroker(Files.createTempDirectory("kafka-broker-"), more);
            broker.format();
            broker.start();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format() {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setPrintStream(nowhere)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Expected to format '" + folder + "'.", e);
        }
    }

    /** Starts it, if it does not run; returns when it takes requests. */
    public void start() {
        if (server != null) {
            return;
        }
        server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
    }

    /** Stops it, if it runs; its clients find nobody until it is started again. */
    public void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    /** Its address, also while it is stopped. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * A name that no other test in this process has.
     *
     * @param prefix what it begins with, for people
     */
    public String uniqueName(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }

    /**
     * Creates a topic with one replica; returns when it can be used.
     *
     * @param configs of the topic, such as {@code cleanup.policy}; may be empty
     * @return the name
     */
    public String createTopic(String name, int partitions, Map<String, String> configs) {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs)))
                    .all()
                    .get();
            awaitLeaders(admin, name, partitions);
            return name;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to create topic '" + name + "'.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // The controller answers before the broker has heard of the topic.
    private static void awaitLeaders(Admin admin, String name, int partitions)
            throws ExecutionException, InterruptedException {
        while (!hasLeaders(admin, name, partitions)) {
            Thread.onSpinWait();
        }
    }

    private static boolean hasLeaders(Admin admin, String name, int partitions)
            throws ExecutionException, InterruptedException {
        try {
            TopicDescription topic =
                    admin.describeTopics(List.of(name)).topicNameValues().get(name).get();
            return topic.partitions().size() == partitions
                    && topic.partitions().stream().allMatch(each -> each.leader() != null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    /** A client that administers it; whoever asked closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(KafkaBroker::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
