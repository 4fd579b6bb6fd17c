// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a subtask has done for one destination since it started. {@code waiting} is what is in its
 * buffer or in flight, so that {@code sent} = {@code delivered} + {@code dead} + {@code waiting}.
 */
final class BatchMetrics {
    private final Counter sent;
    private final Counter delivered;
    private final Counter dead;
    private final Counter retries;
    private final Counter requests;

    BatchMetrics(MetricGroup group, String destination) {
        MetricGroup own = group.addGroup("destination", destination);
        sent = own.counter("sent");
        delivered = own.counter("delivered");
        dead = own.counter("dead");
        retries = own.counter("retries");
        requests = own.counter("requests");
        own.gauge("waiting", (Gauge<Long>) this::waiting);
    }

    private long waiting() {
        return sent.getCount() - delivered.getCount() - dead.getCount();
    }

    void sent() {
        sent.inc();
    }

    void dead() {
        dead.inc();
    }

    /** A request has ended. */
    void ended(BatchVerdict verdict) {
        requests.inc();
        delivered.inc(verdict.delivered());
        retries.inc(verdict.failed());
    }
}
