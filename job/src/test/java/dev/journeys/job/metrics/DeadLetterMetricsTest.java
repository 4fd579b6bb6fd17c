// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class DeadLetterMetricsTest {
    @Test
    void countsEachReasonByItself() {
        // given
        MetricListener listener = new MetricListener();
        DeadLetterMetrics metrics = DeadLetterMetrics.of(listener.getMetricGroup());
        // when
        metrics.count("too-long");
        metrics.count("invalid-json");
        metrics.count("too-long");
        // then
        assertThat(count(listener, "too-long")).isEqualTo(2);
        assertThat(count(listener, "invalid-json")).isEqualTo(1);
    }

    private static long count(MetricListener listener, String reason) {
        return listener.getCounter("journeys", "reason", reason, "deadLetters")
                .map(Counter::getCount)
                .orElseThrow();
    }
}
