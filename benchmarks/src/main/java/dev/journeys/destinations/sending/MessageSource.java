// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.benchmarks.harness.EventPosition;
import dev.journeys.benchmarks.harness.OneSplit;
import dev.journeys.connectors.delivery.Message;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Emits the messages of some traffic as its pace allows, and then waits for ever. Its position is
 * in checkpoints. Runs with parallelism 1.
 */
final class MessageSource implements Source<Message, EventPosition, Integer> {
    private static final long serialVersionUID = 1;

    private final String traffic;

    /** A source of the traffic with a name. */
    MessageSource(String traffic) {
        this.traffic = traffic;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Message, EventPosition> createReader(SourceReaderContext context) {
        return new MessageReader(Traffic.of(traffic));
    }

    @Override
    public SplitEnumerator<EventPosition, Integer> createEnumerator(
            SplitEnumeratorContext<EventPosition> context) {
        return new OneSplit(context, EventPosition.START);
    }

    @Override
    public SplitEnumerator<EventPosition, Integer> restoreEnumerator(
            SplitEnumeratorContext<EventPosition> context, Integer position) {
        return new OneSplit(context, position);
    }

    @Override
    public SimpleVersionedSerializer<EventPosition> getSplitSerializer() {
        return new EventPosition.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new OneSplit.Serializer();
    }
}
