// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Knows which readers have no split, and tells them, once that is certain: when all readers have
 * started and some have splits. Before, whoever has none may still be given one, with a backlog
 * that would be late if time went on without it. Used by the coordinator's thread only.
 */
final class ReadersWithoutSplits<SplitT extends SourceSplit> {
    private final SplitEnumeratorContext<SplitT> context;
    private final Set<Integer> started = new HashSet<>();
    private final Set<Integer> withSplits = new HashSet<>();
    private final Set<Integer> told = new HashSet<>();

    ReadersWithoutSplits(SplitEnumeratorContext<SplitT> context) {
        this.context = context;
    }

    /** A reader registers, for the first time or after a failure. */
    void registers(int reader) {
        started.remove(reader);
        withSplits.remove(reader);
        told.remove(reader);
    }

    /** A registered reader has started. */
    void starts(int reader, boolean restoredSplits) {
        started.add(reader);
        if (restoredSplits) {
            withSplits.add(reader);
        }
        tell();
    }

    /** Readers are given splits. */
    void given(Map<Integer, List<SplitT>> splits) {
        splits.forEach(
                (reader, some) -> {
                    if (!some.isEmpty()) {
                        withSplits.add(reader);
                    }
                });
        // The enumerator may be about to give others to other readers.
        context.runInCoordinatorThread(this::tell);
    }

    private void tell() {
        if (withSplits.isEmpty() || started.size() < context.currentParallelism()) {
            return;
        }
        for (int reader : started) {
            // One that has failed meanwhile is told when it is back.
            if (!withSplits.contains(reader)
                    && context.registeredReaders().containsKey(reader)
                    && told.add(reader)) {
                context.sendEventToSourceReader(reader, new NoSplitsForNow());
            }
        }
    }
}
