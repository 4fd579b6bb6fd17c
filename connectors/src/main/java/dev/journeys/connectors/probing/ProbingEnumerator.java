// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.jspecify.annotations.Nullable;

/** Another enumerator; tells readers that have no splits. Its state is the other's. */
final class ProbingEnumerator<SplitT extends SourceSplit, EnumT>
        implements SplitEnumerator<SplitT, EnumT> {
    private final SplitEnumerator<SplitT, EnumT> enumerator;
    private final ObservedContext<SplitT> context;
    private final ReadersWithoutSplits<SplitT> readers;

    /**
     * @param enumerator works on the context
     */
    ProbingEnumerator(
            SplitEnumerator<SplitT, EnumT> enumerator,
            ObservedContext<SplitT> context,
            ReadersWithoutSplits<SplitT> readers) {
        this.enumerator = enumerator;
        this.context = context;
        this.readers = readers;
    }

    @Override
    public void start() {
        enumerator.start();
    }

    @Override
    public void addReader(int subtask) {
        readers.registers(subtask);
        enumerator.addReader(subtask);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof ReaderStarted reader) {
            readers.starts(subtask, reader.restoredSplits());
        } else {
            enumerator.handleSourceEvent(subtask, event);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        enumerator.handleSplitRequest(subtask, host);
    }

    @Override
    public void addSplitsBack(List<SplitT> splits, int subtask) {
        context.back(splits);
        enumerator.addSplitsBack(splits, subtask);
    }

    @Override
    public EnumT snapshotState(long checkpoint) throws Exception {
        return enumerator.snapshotState(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        enumerator.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        enumerator.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void close() throws IOException {
        enumerator.close();
    }
}
