// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputRecord;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Fails once: some records after a checkpoint that is complete, so that a transaction is open that
 * has records, and what it had before is committed.
 */
final class FailingOnce implements MapFunction<OutputRecord, OutputRecord>, CheckpointListener {
    private static final long serialVersionUID = 1;
    private static final int CHECKPOINTS = 2;
    private static final int RECORDS_AFTER = 3;
    private static final Map<String, AtomicInteger> FAILURES = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private transient int checkpoints;
    private transient int recordsAfter;

    @Override
    public OutputRecord map(OutputRecord record) {
        if (checkpoints >= CHECKPOINTS && ++recordsAfter > RECORDS_AFTER && failures() == 0) {
            FAILURES.get(name).incrementAndGet();
            throw new IllegalStateException("Expected by the test.");
        }
        return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpoints++;
    }

    /** How often it has failed so far. */
    int failures() {
        return FAILURES.computeIfAbsent(name, unknown -> new AtomicInteger()).get();
    }
}
