// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens, and passes on what is given up. Used by the task's thread. */
final class GivenUpDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(GivenUpDeliveries.class);

    private final DeadLetterWriter letters;
    private final MetricGroup metrics;
    private final Map<String, BatchMetrics> destinations = new HashMap<>();

    GivenUpDeliveries(DeadLetterWriter letters, MetricGroup metrics) {
        this.letters = letters;
        this.metrics = metrics;
    }

    BatchMetrics of(String destination) {
        return destinations.computeIfAbsent(destination, id -> new BatchMetrics(metrics, id));
    }

    /**
     * Writes a dead letter.
     *
     * @param reason without a secret
     */
    void add(BatchEntry entry, String reason) throws IOException, InterruptedException {
        LOG.debug("Delivery {} to {} is given up: {}", entry.id(), entry.destination(), reason);
        of(entry.destination()).dead();
        letters.write(entry, reason);
    }
}
