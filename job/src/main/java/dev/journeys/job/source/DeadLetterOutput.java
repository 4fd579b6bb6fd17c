// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.metrics.DeadLetterMetrics;
import dev.journeys.job.state.InvalidRecord;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** Sends what could not be read to {@link LineEventReader#DEAD_LETTERS} and counts it. */
final class DeadLetterOutput {
    private final OutputFormat format = new OutputFormat();
    private final DeadLetterMetrics metrics;

    /** For an operator that has no other metrics. */
    DeadLetterOutput(MetricGroup operator) {
        metrics = DeadLetterMetrics.of(operator);
    }

    void emit(InvalidRecord invalid, ProcessFunction<?, ?>.Context context) {
        metrics.count(invalid.reason());
        context.output(
                LineEventReader.DEAD_LETTERS,
                format.deadLetter(
                        invalid.reason(), invalid.detail(), invalid.text(), invalid.place()));
    }
}
