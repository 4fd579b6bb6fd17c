// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is given up. */
final class NotedDeadLetters implements DeadLetterWriter {
    final List<String> letters = new ArrayList<>();
    int flushed;
    boolean closed;

    @Override
    public void write(BatchEntry entry, String reason) {
        letters.add(entry.id() + " " + reason);
    }

    @Override
    public void flush() {
        flushed = letters.size();
    }

    @Override
    public void close() {
        closed = true;
    }
}
