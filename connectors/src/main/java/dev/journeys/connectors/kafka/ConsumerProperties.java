// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Properties of the consumers that are made here; what a user chose goes first. */
final class ConsumerProperties {
    /** Shorter than the usual bound of event time, so that what a new partition has is in time. */
    private static final long DISCOVERY_MILLIS = 2_000;

    private ConsumerProperties() {}

    /** For Flink's source of events. */
    static Properties ofSource(KafkaInput input) {
        Properties properties = common(input.client());
        properties.putIfAbsent(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                Long.toString(DISCOVERY_MILLIS));
        properties.setProperty(CommonClientConfigs.GROUP_ID_CONFIG, input.group());
        return properties;
    }

    /**
     * For a consumer beside the sources, which reads as they do, but is in no group and of which
     * nobody else is to know.
     *
     * @param clientId for the broker's logs and quotas
     */
    static Properties ofReader(KafkaClientSettings client, String clientId) {
        Properties properties = common(client);
        properties.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
        properties.setProperty(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        // As the source's readers: what retention has deleted is passed over.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    private static Properties common(KafkaClientSettings client) {
        Properties properties = client.toProperties();
        properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }
}
