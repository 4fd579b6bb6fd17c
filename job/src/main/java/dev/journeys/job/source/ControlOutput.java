// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.InvalidRecord;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends each reading where it belongs: updates on, the others, counted, to the dead letters. */
final class ControlOutput {
    private final DeadLetterOutput deadLetters;

    /** For an operator that has no other metrics. */
    ControlOutput(MetricGroup operator) {
        deadLetters = new DeadLetterOutput(operator);
    }

    void emit(
            ControlReading reading,
            ProcessFunction<ControlEntry, ControlUpdate>.Context context,
            Collector<ControlUpdate> out) {
        if (reading instanceof ControlReading.Valid valid) {
            out.collect(valid.update());
        } else if (reading instanceof ControlReading.Invalid invalid) {
            deadLetters.emit(
                    new InvalidRecord(
                            invalid.reason(), invalid.detail(), invalid.text(), invalid.place()),
                    context);
        }
    }
}
