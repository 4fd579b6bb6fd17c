// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.connectors.batch.DeadLetterWriter;
import dev.journeys.connectors.batch.DeadLetters;
import dev.journeys.job.metrics.DeadLetterMetrics;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes deliveries that a sink gives up into the topic of dead letters: at least once, outside of
 * the job's transactions, on disk before each checkpoint.
 */
public final class KafkaDeadLetters implements DeadLetters {
    private static final long serialVersionUID = 1;

    private final KafkaOutputOptions options;

    /**
     * @param options those of the job's other output
     */
    public KafkaDeadLetters(KafkaOutputOptions options) {
        this.options = options;
    }

    @Override
    public DeadLetterWriter open(WriterInitContext context) {
        return new KafkaDeadLetterWriter(options, DeadLetterMetrics.of(context.metricGroup()));
    }
}
