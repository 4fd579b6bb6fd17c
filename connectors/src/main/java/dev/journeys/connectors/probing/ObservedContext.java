// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/**
 * Another enumerator's context that notes who is given splits, and gives out each of them once: a
 * reader that is given a split again reads it again from where it began. Kafka's enumerator does
 * that where looking for partitions takes longer than the time between two looks (FLINK-40615).
 */
final class ObservedContext<SplitT extends SourceSplit> implements SplitEnumeratorContext<SplitT> {
    private final SplitEnumeratorContext<SplitT> context;
    private final ReadersWithoutSplits<SplitT> readers;
    private final Set<String> given = new HashSet<>();

    ObservedContext(SplitEnumeratorContext<SplitT> context, ReadersWithoutSplits<SplitT> readers) {
        this.context = context;
        this.readers = readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<SplitT> assignment) {
        Map<Integer, List<SplitT>> fresh = new HashMap<>();
        assignment
                .assignment()
                .forEach(
                        (reader, splits) -> {
                            List<SplitT> some =
                                    splits.stream()
                                            .filter(split -> given.add(split.splitId()))
                                            .toList();
                            if (!some.isEmpty()) {
                                fresh.put(reader, some);
                            }
                        });
        if (!fresh.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(fresh));
            readers.given(fresh);
        }
    }

    /** Splits of a reader that failed before a checkpoint had them; they are given out anew. */
    void back(List<SplitT> splits) {
        splits.forEach(split -> given.remove(split.splitId()));
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return context.metricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        context.sendEventToSourceReader(subtask, event);
    }

    @Override
    public void sendEventToSourceReader(int subtask, int attempt, SourceEvent event) {
        context.sendEventToSourceReader(subtask, attempt, event);
    }

    @Override
    public int currentParallelism() {
        return context.currentParallelism();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return context.registeredReaders();
    }

    @Override
    public Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
        return context.registeredReadersOfAttempts();
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public <R> void callAsync(Callable<R> callable, BiConsumer<R, Throwable> handler) {
        context.callAsync(callable, handler);
    }

    @Override
    public <R> void callAsync(
            Callable<R> callable,
            BiConsumer<R, Throwable> handler,
            long initialDelayMillis,
            long periodMillis) {
        context.callAsync(callable, handler, initialDelayMillis, periodMillis);
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        context.runInCoordinatorThread(runnable);
    }

    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        context.setIsProcessingBacklog(isProcessingBacklog);
    }
}
