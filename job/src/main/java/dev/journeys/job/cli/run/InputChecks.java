// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether what the job is to read is there. The job itself would wait for it, and say so only in
 * its log.
 */
final class InputChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final List<String> problems = new ArrayList<>();

    private InputChecks(Admin admin) {
        this.admin = admin;
    }

    /**
     * Asks the brokers; takes as long as they need, and about ten seconds where there are none.
     *
     * @return a sentence with its mend for each mistake; empty also where no broker tells, which
     *     the checks of the output say
     */
    static List<String> problems(RunOptions options) throws InterruptedException {
        KafkaInput events = options.events().records();
        try (Admin admin = Admin.create(properties(events))) {
            InputChecks checks = new InputChecks(admin);
            for (String topic : events.topics().names()) {
                checks.exists(topic, "--events");
            }
            String redriveTopic = options.redriveTopic();
            if (redriveTopic != null) {
                checks.exists(redriveTopic, "--redrive-topic");
            }
            if (checks.exists(options.definitionsTopic(), "--definitions-topic")) {
                checks.isCompacted(options.definitionsTopic());
            }
            return checks.problems;
        } catch (ExecutionException | KafkaException noAnswer) {
            return List.of();
        }
    }

    /**
     * The options without the usual topic of deliveries that are to be sent once more, if there is
     * none of that name, or it may not be read: nobody who has not asked for it has to create it.
     * Where no broker tells, they stay as they are.
     *
     * @param notes takes a sentence where something is left out
     */
    static RunOptions withTopicsThatExist(RunOptions options, Consumer<String> notes)
            throws InterruptedException {
        String topic = options.redriveTopic();
        if (topic == null || !topic.equals(RunOptions.USUAL_REDRIVE_TOPIC)) {
            return options;
        }
        try (Admin admin = Admin.create(properties(options.events().records()))) {
            InputChecks checks = new InputChecks(admin);
            if (checks.exists(topic, "--redrive-topic")) {
                return options;
            }
            checks.problems.forEach(
                    problem -> notes.accept("Nothing will be sent again by redrive. " + problem));
            return options.withoutRedrive();
        } catch (ExecutionException | KafkaException noAnswer) {
            return options;
        }
    }

    private static Properties properties(KafkaInput events) {
        Properties properties = events.client().toProperties();
        String millis = Long.toString(PATIENCE.toMillis());
        properties.setProperty(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return properties;
    }

    private boolean exists(String topic, String option)
            throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                problems.add(
                        "Expected topic '"
                                + topic
                                + "', but there is none of that name: create it, or name another in "
                                + option
                                + ".");
            } else if (e.getCause() instanceof AuthorizationException) {
                problems.add(
                        "Expected to be allowed to read topic '"
                                + topic
                                + "', but the brokers refuse it: grant READ and DESCRIBE, or name"
                                + " another in "
                                + option
                                + ".");
            } else {
                throw e;
            }
            return false;
        }
    }

    /** What is not compacted is deleted some day, and the journeys with it. */
    private void isCompacted(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            for (Config config : admin.describeConfigs(List.of(resource)).all().get().values()) {
                String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
                if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                    problems.add(notCompacted(topic, policy));
                }
            }
        } catch (ExecutionException e) {
            // Who may read a topic may not be allowed to see how it is configured.
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
        }
    }

    private static String notCompacted(String topic, String policy) {
        return "Expected topic '"
                + topic
                + "' with cleanup.policy=compact, but found '"
                + policy
                + "', by which definitions would be deleted some day: change it, or name another in"
                + " --definitions-topic.";
    }
}
