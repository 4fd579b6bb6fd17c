// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A broker with partitions, transactions and outages, in memory. Thread safe. */
final class FakeBroker {
    private final List<List<Entry>> partitions = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Set<Integer> finished = new HashSet<>();
    private boolean up = true;
    private long calls;

    FakeBroker(int partitions) {
        for (int i = 0; i < partitions; i++) {
            addPartition();
        }
    }

    synchronized int addPartition() {
        partitions.add(new ArrayList<>());
        return partitions.size() - 1;
    }

    synchronized int partitions() {
        return partitions.size();
    }

    /** A record that can be read at once. */
    void append(int partition, long time) {
        append(partition, new Entry(Kind.RECORD, time));
    }

    /** A record of a transaction that is open. */
    void appendInTransaction(int partition, long time) {
        append(partition, new Entry(Kind.IN_TRANSACTION, time));
    }

    /** Ends the partition's open transaction: its records can be read, or never. */
    void endTransaction(int partition, boolean commit) {
        synchronized (this) {
            partitions
                    .get(partition)
                    .replaceAll(
                            entry ->
                                    entry.kind() == Kind.IN_TRANSACTION
                                            ? new Entry(
                                                    commit ? Kind.RECORD : Kind.NEVER_READ,
                                                    entry.time())
                                            : entry);
        }
        append(partition, new Entry(Kind.NEVER_READ, 0));
    }

    private void append(int partition, Entry entry) {
        synchronized (this) {
            partitions.get(partition).add(entry);
        }
        listeners().forEach(Runnable::run);
    }

    void up(boolean isUp) {
        synchronized (this) {
            up = isUp;
        }
        listeners().forEach(Runnable::run);
    }

    /** Nothing more is read from the partition. */
    synchronized void finish(int partition) {
        finished.add(partition);
    }

    /** There is more after all. */
    synchronized void resume(int partition) {
        finished.remove(partition);
    }

    synchronized boolean isFinished(int partition) {
        return finished.contains(partition);
    }

    /** Told when there may be more to read. */
    synchronized void listen(Runnable listener) {
        listeners.add(listener);
    }

    private synchronized List<Runnable> listeners() {
        return List.copyOf(listeners);
    }

    /** The offset of the next record that can be read, or of where reading stops. */
    synchronized int readable(int partition, int offset) {
        List<Entry> entries = partitions.get(partition);
        int position = offset;
        while (up && position < entries.size() && entries.get(position).kind() == Kind.NEVER_READ) {
            position++;
        }
        return position;
    }

    /** The record at an offset; null where there is none to be read now. */
    synchronized @Nullable FakeRecord record(int partition, int offset) {
        List<Entry> entries = partitions.get(partition);
        return up && offset < entries.size() && entries.get(offset).kind() == Kind.RECORD
                ? new FakeRecord(partition, entries.get(offset).time())
                : null;
    }

    /** Where the next entry will be appended, whether or not what is before can be read. */
    synchronized int end(int partition) throws IOException {
        calls++;
        notifyAll();
        if (!up) {
            throw new IOException("The broker is down.");
        }
        return partitions.get(partition).size();
    }

    /** How often the end of a partition was asked for. */
    synchronized long calls() {
        return calls;
    }

    /** Waits until the end of partitions was asked for some more times. */
    synchronized void awaitCalls(long more) throws InterruptedException {
        long enough = calls + more;
        while (calls < enough) {
            wait();
        }
    }

    private enum Kind {
        RECORD,
        IN_TRANSACTION,
        NEVER_READ
    }

    private record Entry(Kind kind, long time) {}
}
