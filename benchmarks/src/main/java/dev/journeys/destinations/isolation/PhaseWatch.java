// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.isolation;

import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.destinations.isolation.Phase.HeapSample;
import dev.journeys.destinations.process.Java;
import dev.journeys.destinations.sending.SendingScript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Watches a running job: counts what is delivered, and now and then collects garbage. */
final class PhaseWatch {
    private static final double MEBIBYTE = 1 << 20;
    private static final double SECONDS_BETWEEN_COLLECTIONS = 10;

    private final RunningJob job;
    private final int destinations;
    private final AtomicLongArray delivered;

    PhaseWatch(RunningJob job, int destinations, AtomicLongArray delivered) {
        this.job = job;
        this.destinations = destinations;
        this.delivered = delivered;
    }

    /** Counts what was delivered; called for each outcome. */
    static void count(AtomicLongArray delivered, int destinations, Outcome outcome) {
        if (outcome.state() == Outcome.State.DELIVERED) {
            delivered.incrementAndGet(SendingScript.number(outcome.delivery()) % destinations);
        }
    }

    /** Watches for so long. */
    Phase watch(double minutes) throws Exception {
        List<Long> before = counts();
        long checkpoints = job.completedCheckpoints();
        long begin = System.nanoTime();
        List<HeapSample> heaps = new ArrayList<>();
        AtomicLong next = new AtomicLong((long) SECONDS_BETWEEN_COLLECTIONS);
        while (seconds(begin) < minutes * 60) {
            job.await(() -> seconds(begin) >= Math.min(next.get(), minutes * 60));
            if (seconds(begin) >= next.get()) {
                heaps.add(new HeapSample(seconds(begin), Java.heapAfterCollection() / MEBIBYTE));
                next.addAndGet((long) SECONDS_BETWEEN_COLLECTIONS);
            }
        }
        double seconds = seconds(begin);
        List<Long> after = counts();
        List<Long> differences = new ArrayList<>();
        for (int i = 0; i < destinations; i++) {
            differences.add(after.get(i) - before.get(i));
        }
        return new Phase(seconds, differences, checkpointsSince(checkpoints), heaps);
    }

    private List<Long> checkpointsSince(long completed) throws Exception {
        long newest = job.completedCheckpoints() - completed;
        return job.checkpoints().stream().limit(newest).map(RunningJob.Checkpoint::millis).toList();
    }

    private List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < destinations; i++) {
            counts.add(delivered.get(i));
        }
        return counts;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
