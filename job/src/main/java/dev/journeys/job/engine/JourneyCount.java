// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.metrics.MetricName;

/** What is counted for each journey. */
enum JourneyCount {
    ENTERED(MetricName.JOURNEY_ENTERED, 1),
    COMPLETED(MetricName.JOURNEY_COMPLETED, -1),
    EXITED(MetricName.JOURNEY_EXITED, -1),
    SENT(MetricName.JOURNEY_SENT, 0),
    SKIPPED(MetricName.JOURNEY_SKIPPED, 0);

    private final MetricName metric;
    private final int liveChange;

    JourneyCount(MetricName metric, int liveChange) {
        this.metric = metric;
        this.liveChange = liveChange;
    }

    /** The metric that shows it. */
    MetricName metric() {
        return metric;
    }

    /** The name in the summary and in state, which is that of the metric. */
    String label() {
        return metric.label();
    }

    /** By how many each of them changes the number of live instances. */
    int liveChange() {
        return liveChange;
    }
}
