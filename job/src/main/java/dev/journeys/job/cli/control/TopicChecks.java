// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.KafkaFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the topics before they are used, and creates those that are missing if it may. */
final class TopicChecks implements AutoCloseable {
    private static final String CLEANUP_POLICY = "cleanup.policy";
    private static final String COMPACT = "compact";
    private static final int ATTEMPTS_AFTER_CREATION = 100;
    private static final long PAUSE_MILLIS = 50;

    private final ControlTopics topics;
    private final Admin admin;
    private boolean created;

    TopicChecks(ControlTopics topics) {
        this.topics = topics;
        try {
            this.admin = Admin.create(topics.properties());
        } catch (KafkaException e) {
            throw KafkaFailures.of(topics.client(), "to make a client", e);
        }
    }

    /** Creates the topics where they are missing, with one partition. */
    void create() throws InterruptedException {
        create(topics.definitions(), Map.of(CLEANUP_POLICY, COMPACT));
        create(topics.acknowledgements(), Map.of());
    }

    private void create(String topic, Map<String, String> config) throws InterruptedException {
        NewTopic made = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(config);
        try {
            admin.createTopics(List.of(made)).all().get();
            created = true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw KafkaFailures.of(topics.client(), "to create topic '" + topic + "'", e);
            }
        }
    }

    /**
     * That the definitions topic is there.
     *
     * @return sentences on what is not as it should be
     */
    List<String> definitions() throws InterruptedException {
        require(topics.definitions(), "--config " + CLEANUP_POLICY + "=" + COMPACT);
        List<String> warnings = new ArrayList<>();
        String policy = cleanupPolicy(topics.definitions());
        if (!policy.isEmpty() && !policy.equals(COMPACT)) {
            warnings.add(
                    "Expected topic '"
                            + topics.definitions()
                            + "' with "
                            + CLEANUP_POLICY
                            + "="
                            + COMPACT
                            + ", but found "
                            + policy
                            + ": Kafka deletes definitions from it after a while, and a job that is"
                            + " started then does not know them.");
        }
        return warnings;
    }

    /** That the topic of acknowledgements is there. */
    void acknowledgements() throws InterruptedException {
        require(topics.acknowledgements(), "--config retention.ms=604800000");
    }

    private void require(String topic, String config) throws InterruptedException {
        // The brokers hear of a new topic a moment after it was created.
        int attempts = created ? ATTEMPTS_AFTER_CREATION : 1;
        while (!exists(topic)) {
            if (--attempts == 0) {
                throw new CommandFailure(
                        ExitCodes.UNREACHABLE,
                        "Expected topic '"
                                + topic
                                + "' at '"
                                + topics.client().bootstrapServers()
                                + "', but there is none. 'publish --create-topics' creates it, or:"
                                + " kafka-topics.sh --create --topic "
                                + topic
                                + " --partitions 1 "
                                + config,
                        null);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean exists(String topic) throws InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw KafkaFailures.of(topics.client(), "to describe topic '" + topic + "'", e);
        }
    }

    /** Empty where it may not be asked. */
    private String cleanupPolicy(String topic) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            ConfigEntry policy = config == null ? null : config.get(CLEANUP_POLICY);
            return policy == null || policy.value() == null ? "" : policy.value();
        } catch (ExecutionException notAllowed) {
            return "";
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
