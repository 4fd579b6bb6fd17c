// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import dev.journeys.connectors.files.Line;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Emits the events of a stage as its pace allows, and then waits for ever, as a live source does.
 * Its position is in checkpoints. Runs with parallelism 1.
 */
public final class EventSource implements Source<Line, EventPosition, Integer> {
    private static final long serialVersionUID = 1;

    private final String stage;

    /** A source of the stage with a name. */
    public EventSource(String stage) {
        this.stage = stage;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Line, EventPosition> createReader(SourceReaderContext context) {
        return new EventReader(Stage.of(stage));
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
