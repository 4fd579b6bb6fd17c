// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import dev.journeys.connectors.files.Line;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Emits events on the source's task thread. */
final class EventReader implements SourceReader<Line, EventPosition> {
    private final Stage stage;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private @Nullable EventPosition split;
    private int next;

    EventReader(Stage stage) {
        this.stage = stage;
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
    public InputStatus pollNext(ReaderOutput<Line> output) {
        if (split == null || !stage.pace().mayEmit(next)) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(
                new Line(
                        stage.events().time(next), 0, next + 1L, false, stage.events().text(next)));
        next++;
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return split == null ? assigned : stage.pace().whenItMay(next);
    }

    @Override
    public List<EventPosition> snapshotState(long checkpoint) {
        return split == null ? List.of() : List.of(new EventPosition(next));
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
