// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.util.Properties;

/**
 * The topics through which the commands speak with the job.
 *
 * @param definitions the topic of control records
 * @param acknowledgements the topic in which the job answers
 */
record ControlTopics(KafkaClientSettings client, String definitions, String acknowledgements) {
    /** Properties of a client, to be completed by what it is used for; new at each call. */
    Properties properties() {
        return client.toProperties();
    }
}
