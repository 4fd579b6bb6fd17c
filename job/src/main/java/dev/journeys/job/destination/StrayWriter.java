// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.BatchEntry;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Writes deliveries that were to be sent, but whose destination is a topic by now: those that
 * waited when that changed, and those that are sent again. Keeps no state.
 */
public final class StrayWriter implements MapFunction<BatchEntry, OutputRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public OutputRecord map(BatchEntry stray) {
        OutputRecord delivery =
                new OutputRecord(
                        OutputKind.DELIVERY, stray.user(), stray.destination(), stray.body());
        return DestinationParser.parse(stray.definition()) instanceof DestinationParser.Valid valid
                        && valid.definition() instanceof DestinationDefinition.Kafka kafka
                ? kafka.topic().map(delivery::to).orElse(delivery)
                : delivery;
    }
}
