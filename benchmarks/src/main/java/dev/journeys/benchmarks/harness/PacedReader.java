// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Emits elements on the source's task thread. */
final class PacedReader<T> implements SourceReader<T, EventPosition> {
    private final Paced<T> paced;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private @Nullable EventPosition split;
    private int next;

    PacedReader(Paced<T> paced) {
        this.paced = paced;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<EventPosition> splits) {
        split = splits.get(0);
        next = split.next();
        assigned.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (split == null || !paced.pace().mayEmit(next)) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(paced.element(next));
        next++;
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return split == null ? assigned : paced.pace().whenItMay(next);
    }

    @Override
    public List<EventPosition> snapshotState(long checkpoint) {
        paced.barrier(checkpoint, next);
        return split == null ? List.of() : List.of(new EventPosition(next));
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
