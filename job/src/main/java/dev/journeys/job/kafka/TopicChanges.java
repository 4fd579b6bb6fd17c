// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what becomes of topics, once for each change. */
final class TopicChanges {
    private static final Logger LOG = LoggerFactory.getLogger(TopicChanges.class);

    private final boolean logs;
    private Map<String, TopicState> before = new HashMap<>();

    /**
     * @param logs whether to log at all: of many subtasks one is enough
     */
    TopicChanges(boolean logs) {
        this.logs = logs;
    }

    void log(Map<String, TopicState> now) {
        if (logs) {
            now.forEach(
                    (topic, state) -> {
                        if (!state.equals(before.get(topic))) {
                            log(topic, state);
                        }
                    });
        }
        before = now;
    }

    private static void log(String topic, TopicState state) {
        if (state instanceof TopicState.Writable writable) {
            LOG.info("Topic '{}' takes records of up to {} bytes.", topic, writable.maxBytes());
        } else if (state instanceof TopicState.Missing) {
            LOG.warn("Topic '{}' does not exist; what belongs there is a dead letter.", topic);
        } else {
            LOG.warn("Topic '{}' may not be written; what belongs there is a dead letter.", topic);
        }
    }
}
