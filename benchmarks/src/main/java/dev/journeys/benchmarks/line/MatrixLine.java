// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the matrix: what is compared within one process.
 *
 * @param id the workload's shape, the number of journeys and the backend
 * @param entries what is measured in turn, one or more
 */
public record MatrixLine(String id, Kind kind, Backend backend, List<Entry> entries) {
    /** Copies what it is given. */
    public MatrixLine {
        entries = List.copyOf(entries);
    }

    /** A line without anything to measure yet. */
    static MatrixLine of(String id, Kind kind, Backend backend) {
        return new MatrixLine(id + "-" + backend.label(), kind, backend, List.of());
    }

    /** The same and one more. */
    MatrixLine with(String variant, Workload workload) {
        return with(variant, variant, workload);
    }

    /** The same and one more, which is not called as its variant is. */
    MatrixLine with(String label, String variant, Workload workload) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(label, variant, workload));
        return new MatrixLine(id, kind, backend, more);
    }

    /** Whether a variant is measured. */
    public boolean has(String variant) {
        return entries.stream().anyMatch(entry -> entry.variant().equals(variant));
    }

    /** The same with less or more to do. */
    public MatrixLine scaled(double factor) {
        return new MatrixLine(
                id,
                kind,
                backend,
                entries.stream()
                        .map(
                                entry ->
                                        new Entry(
                                                entry.label(),
                                                entry.variant(),
                                                entry.workload().scaled(factor)))
                        .toList());
    }

    /** How a line is measured. */
    public enum Kind {
        /** As fast as it can. */
        THROUGHPUT,
        /** At half of that, from event to output. */
        LATENCY,
        /** What many live instances take: bytes, checkpoints, recovery, all timers at once. */
        STATE,
        /** Bytes of a live instance. */
        BYTES
    }

    /**
     * What is measured.
     *
     * @param label its name in the line
     * @param variant the name of its variant, see {@link Variants}
     */
    public record Entry(String label, String variant, Workload workload) {}
}
