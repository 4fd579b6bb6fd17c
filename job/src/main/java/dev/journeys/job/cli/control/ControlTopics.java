// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The topics through which the commands speak with the job.
 *
 * @param definitions the topic of control records
 * @param acknowledgements the topic in which the job answers
 */
record ControlTopics(KafkaClientSettings client, String definitions, String acknowledgements) {
    /** A person waits: Kafka's own patience, a minute and more, is too long. */
    private static final Map<String, String> PATIENCE =
            Map.of(
                    "request.timeout.ms", "10000",
                    "default.api.timeout.ms", "15000",
                    "max.block.ms", "15000",
                    "delivery.timeout.ms", "30000");

    /**
     * Settings for commands: what is given, and less patience where nothing is said of it.
     *
     * @throws IllegalArgumentException as {@link KafkaClientSettings#of}
     */
    static KafkaClientSettings patient(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(PATIENCE);
        all.putAll(given);
        return KafkaClientSettings.of(all);
    }

    /** Properties of a client, to be completed by what it is used for; new at each call. */
    Properties properties() {
        return client.toProperties();
    }
}
