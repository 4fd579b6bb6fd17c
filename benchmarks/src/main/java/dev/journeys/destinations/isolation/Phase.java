// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.isolation;

import java.util.List;

/**
 * What was seen for a while.
 *
 * @param seconds how long
 * @param delivered to each destination
 * @param checkpointMillis of each checkpoint that was completed
 * @param heaps after garbage collections
 */
record Phase(
        double seconds, List<Long> delivered, List<Long> checkpointMillis, List<HeapSample> heaps) {

    /**
     * The heap after a garbage collection.
     *
     * @param seconds since the phase began
     */
    record HeapSample(double seconds, double mebibytes) {}

    /** Deliveries a second to a destination. */
    double rate(int destination) {
        return delivered.get(destination) / seconds;
    }

    /** The longest checkpoint, in milliseconds. */
    long longestCheckpoint() {
        return checkpointMillis.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The median checkpoint, in milliseconds. */
    long medianCheckpoint() {
        return checkpointMillis.isEmpty()
                ? 0
                : checkpointMillis.stream().sorted().toList().get(checkpointMillis.size() / 2);
    }

    /** The mean heap, in MiB. */
    double meanHeap() {
        return heaps.stream().mapToDouble(HeapSample::mebibytes).average().orElse(0);
    }

    /** By how many MiB the heap grows in a minute: the slope of the line of least squares. */
    double heapGrowth() {
        double meanSeconds = heaps.stream().mapToDouble(HeapSample::seconds).average().orElse(0);
        double meanHeap = meanHeap();
        double above = 0;
        double below = 0;
        for (HeapSample heap : heaps) {
            double offset = heap.seconds() - meanSeconds;
            above += offset * (heap.mebibytes() - meanHeap);
            below += offset * offset;
        }
        return below == 0 ? 0 : above / below * 60;
    }

    /** The same without what came first. */
    Phase after(double firstSeconds) {
        return new Phase(
                seconds,
                delivered,
                checkpointMillis,
                heaps.stream().filter(heap -> heap.seconds() >= firstSeconds).toList());
    }
}
