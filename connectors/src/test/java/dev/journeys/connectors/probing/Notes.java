// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the subtasks of {@link NotingOperator} have seen, in this process. Thread safe. */
public final class Notes {
    private static Notes current = new Notes();

    private final Map<Integer, Long> watermarks = new TreeMap<>();
    private final List<FakeRecord> onTime = new ArrayList<>();
    private final List<FakeRecord> late = new ArrayList<>();
    private int checkpoints;
    private boolean failure;

    /** Begins anew. */
    public static synchronized Notes begin() {
        current = new Notes();
        return current;
    }

    public static synchronized Notes current() {
        return current;
    }

    public synchronized void watermark(int subtask, long watermark) {
        watermarks.put(subtask, watermark);
        notifyAll();
    }

    public synchronized void record(FakeRecord record, boolean isLate) {
        (isLate ? late : onTime).add(record);
        notifyAll();
    }

    public synchronized void checkpoint() {
        checkpoints++;
        notifyAll();
    }

    /** Has one subtask fail. */
    public synchronized void fail() {
        failure = true;
        watermarks.clear();
    }

    public synchronized boolean takeFailure() {
        boolean taken = failure;
        failure = false;
        return taken;
    }

    public synchronized List<Long> watermarks() {
        return List.copyOf(watermarks.values());
    }

    public synchronized List<FakeRecord> onTime() {
        return List.copyOf(onTime);
    }

    public synchronized List<FakeRecord> late() {
        return List.copyOf(late);
    }

    public synchronized int checkpoints() {
        return checkpoints;
    }

    public synchronized void await(Predicate<Notes> condition) throws InterruptedException {
        while (!condition.test(this)) {
            wait();
        }
    }
}
