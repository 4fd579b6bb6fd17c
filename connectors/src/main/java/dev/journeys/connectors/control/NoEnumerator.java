// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.jspecify.annotations.Nullable;

/** Enumerates nothing. */
final class NoEnumerator implements SplitEnumerator<NoSplit, NoState> {
    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {}

    @Override
    public void addSplitsBack(List<NoSplit> splits, int subtaskId) {}

    @Override
    public void addReader(int subtaskId) {}

    @Override
    public NoState snapshotState(long checkpointId) {
        return NoState.NOTHING;
    }

    @Override
    public void close() {}
}
