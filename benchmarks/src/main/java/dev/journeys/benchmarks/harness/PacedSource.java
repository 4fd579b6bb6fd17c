// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Emits elements as their pace allows, and then waits for ever, as a live source does. Its position
 * is in checkpoints. Runs with parallelism 1.
 *
 * @param <T> what is emitted
 */
public abstract class PacedSource<T> implements Source<T, EventPosition, Integer> {
    private static final long serialVersionUID = 1;

    /** What it emits; called where the source runs, after it was serialized. */
    protected abstract Paced<T> paced();

    @Override
    public final Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public final SourceReader<T, EventPosition> createReader(SourceReaderContext context) {
        return new PacedReader<>(paced());
    }

    @Override
    public final SplitEnumerator<EventPosition, Integer> createEnumerator(
            SplitEnumeratorContext<EventPosition> context) {
        return new OneSplit(context, EventPosition.START);
    }

    @Override
    public final SplitEnumerator<EventPosition, Integer> restoreEnumerator(
            SplitEnumeratorContext<EventPosition> context, Integer position) {
        return new OneSplit(context, position);
    }

    @Override
    public final SimpleVersionedSerializer<EventPosition> getSplitSerializer() {
        return new EventPosition.Serializer();
    }

    @Override
    public final SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new OneSplit.Serializer();
    }
}
