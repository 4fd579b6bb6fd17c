// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.benchmarks.harness.EventPosition;
import dev.journeys.connectors.delivery.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Emits messages on the source's task thread. */
final class MessageReader implements SourceReader<Message, EventPosition> {
    private final Traffic traffic;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private @Nullable EventPosition split;
    private int next;

    MessageReader(Traffic traffic) {
        this.traffic = traffic;
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
    public InputStatus pollNext(ReaderOutput<Message> output) {
        if (split == null || !traffic.pace().mayEmit(next)) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(traffic.script().message(next));
        next++;
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return split == null ? assigned : traffic.pace().whenItMay(next);
    }

    @Override
    public List<EventPosition> snapshotState(long checkpoint) {
        traffic.barrier(checkpoint, next);
        return split == null ? List.of() : List.of(new EventPosition(next));
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
