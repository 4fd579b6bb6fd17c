// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks through an admin client, which it makes anew after each failure. */
final class AdminTopicCatalogue implements TopicCatalogue {
    /** Kafka's default, for topics whose configuration may not be read. */
    static final int DEFAULT_MAX_BYTES = 1_048_588;

    private static final TopicState MISSING = new TopicState.Missing();
    private static final TopicState FORBIDDEN = new TopicState.Forbidden();

    private final KafkaOutputOptions options;
    private @Nullable Admin admin;
    private @Nullable ProducerLimits limits;

    AdminTopicCatalogue(KafkaOutputOptions options) {
        this.options = options;
    }

    @Override
    public Map<String, TopicState> look(Set<String> further)
            throws IOException, InterruptedException {
        try {
            if (admin == null) {
                admin = Admin.create(options.client().toProperties());
            }
            if (limits == null) {
                limits = ProducerLimits.of(options.producer());
            }
            Set<String> topics = new TreeSet<>(options.topics().all());
            topics.addAll(further);
            return look(admin, topics, limits);
        } catch (ExecutionException | KafkaException e) {
            close();
            throw new IOException(
                    "Expected to look at the topics of the output at '"
                            + options.client().bootstrapServers()
                            + "', but: "
                            + Causes.text(e),
                    e);
        }
    }

    /** Looks at topics through a client that the caller has. */
    static Map<String, TopicState> look(Admin admin, Set<String> topics, ProducerLimits limits)
            throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> descriptions =
                admin.describeTopics(
                                topics,
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configs =
                admin.describeConfigs(
                                topics.stream()
                                        .map(AdminTopicCatalogue::resource)
                                        .collect(Collectors.toSet()))
                        .values();
        Map<String, TopicState> states = new HashMap<>();
        for (String topic : topics) {
            states.put(
                    topic,
                    state(
                            requireNonNull(descriptions.get(topic)),
                            requireNonNull(configs.get(resource(topic))),
                            limits));
        }
        return Map.copyOf(states);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static TopicState state(
            KafkaFuture<TopicDescription> description,
            KafkaFuture<Config> config,
            ProducerLimits limits)
            throws ExecutionException, InterruptedException {
        try {
            Set<AclOperation> allowed = description.get().authorizedOperations();
            if (allowed != null && !allowed.contains(AclOperation.WRITE)) {
                return FORBIDDEN;
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return FORBIDDEN;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return MISSING;
            }
            throw e;
        }
        try {
            return writable(config.get(), limits);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return new TopicState.Writable(limits.of(DEFAULT_MAX_BYTES, true));
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return MISSING;
            }
            throw e;
        }
    }

    private static TopicState writable(Config config, ProducerLimits limits) {
        ConfigEntry maxBytes = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        ConfigEntry compression = config.get(TopicConfig.COMPRESSION_TYPE_CONFIG);
        boolean compresses = !Set.of("producer", "uncompressed").contains(compression.value());
        return new TopicState.Writable(limits.of(Integer.parseInt(maxBytes.value()), compresses));
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
