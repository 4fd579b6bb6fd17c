// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.line.MatrixLine.Kind;
import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.benchmarks.workload.Workload.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All lines. */
public final class Matrix {
    /** What a line compares ours at J = 1 with is called so where the line's own J is another. */
    public static final String OURS_AT_1 = "ours, J = 1";

    private static final int PASSES = 6;

    /** Below that, what costs next to nothing cannot be measured. */
    private static final int ENOUGH = 600_000;

    private static final int ENOUGH_OF_STOCK = 1_000;
    private static final int[] JOURNEYS = {1, 10, 100, 1_000, 10_000};

    /** The lines that matter, in the order in which they are run. */
    private static final List<String> QUICK =
            List.of(
                    "W-1-heap",
                    "W-1-rocksdb",
                    "T-1-heap",
                    "T-1-rocksdb",
                    "W-1000-heap",
                    "W-1000-rocksdb",
                    "W-10000-heap",
                    "W-10000-rocksdb",
                    "M-10-heap",
                    "M-100-heap",
                    "latency-heap",
                    "latency-rocksdb",
                    "bytes-heap",
                    "bytes-rocksdb",
                    "state-rocksdb");

    private Matrix() {}

    /** The lines that matter. */
    public static List<MatrixLine> quick() {
        List<MatrixLine> full = full();
        return QUICK.stream()
                .map(id -> full.stream().filter(line -> line.id().equals(id)).findFirst())
                .map(line -> line.orElseThrow())
                .toList();
    }

    /** Every line. */
    public static List<MatrixLine> full() {
        List<MatrixLine> lines = new ArrayList<>();
        for (Backend backend : Backend.values()) {
            for (int journeys : JOURNEYS) {
                lines.add(single(Shape.W, journeys, backend));
                lines.add(single(Shape.T, journeys, backend));
                lines.add(shared(journeys, backend));
            }
            lines.add(single(Shape.SKEW, 1, backend));
            lines.add(live(backend));
            lines.add(storm(backend));
            lines.add(order(backend));
            lines.add(latency(backend));
            lines.add(bytes(backend));
            lines.add(state(backend));
        }
        return List.copyOf(lines);
    }

    /** Journeys with events of their own. */
    private static MatrixLine single(Shape shape, int journeys, Backend backend) {
        int users = 20_000;
        int events = shape == Shape.T ? 400_000 : backend == Backend.HEAP ? 150_000 : 100_000;
        Workload workload = Workload.of(shape, journeys, users, events);
        MatrixLine line =
                throughput(name(shape) + "-" + journeys, backend, workload)
                        .with(Variants.OURS, workload);
        if (shape != Shape.T && journeys < 10_000) {
            line = line.with(Variants.OPERATOR, workload).with(Variants.FUNCTION, workload);
        }
        if (journeys > 1) {
            line = line.with(OURS_AT_1, Variants.OURS, Workload.of(shape, 1, users, events));
        }
        if (journeys <= 10 && shape == Shape.W) {
            // Stock takes so long for each event that it gets fewer, on RocksDB also fewer users.
            line =
                    line.with(
                            Variants.STOCK,
                            backend == Backend.HEAP
                                    ? Workload.of(shape, journeys, users, events / 2 / journeys)
                                    : Workload.of(
                                            shape,
                                            journeys,
                                            2_000,
                                            Math.max(ENOUGH_OF_STOCK, 2_000 / journeys)));
        }
        if (journeys == 1 && backend == Backend.HEAP) {
            line = line.with(Variants.ESPER, workload);
        }
        return line;
    }

    /** Journeys that share events; few users, since stock takes long for each event. */
    private static MatrixLine shared(int journeys, Backend backend) {
        int users = journeys >= 1_000 ? 500 : 2_000;
        int events = Math.max(2_000, 200_000 / Math.max(1, journeys / 10));
        Workload workload = Workload.of(Shape.M, journeys, users, events);
        MatrixLine line =
                throughput("M-" + journeys, backend, workload)
                        .with(Variants.OURS, workload)
                        .with(Variants.OPERATOR, workload);
        if (journeys <= 100) {
            int share = backend == Backend.HEAP ? 5 : 200;
            Workload fewer = Workload.of(Shape.M, journeys, users, Math.max(2_000, events / share));
            line = line.with(Variants.STOCK, fewer).with(Variants.STOCK_FILTERED, fewer);
        }
        return line;
    }

    /**
     * A line that compares with what Flink alone costs. That is next to nothing: to be measured at
     * all it needs more events, and it runs twice a round.
     */
    private static MatrixLine throughput(String name, Backend backend, Workload workload) {
        Workload longer = workload.withEvents(Math.max(ENOUGH, PASSES * workload.events()));
        return MatrixLine.of(name, Kind.THROUGHPUT, backend)
                .with(Variants.PASS_THROUGH, longer)
                .with(Variants.PASS_THROUGH, longer);
    }

    private static MatrixLine live(Backend backend) {
        Workload workload = Workload.of(Shape.LIVE, 1, 5_000, 300_000);
        return throughput("live-1", backend, workload).with(Variants.OURS, workload);
    }

    private static MatrixLine storm(Backend backend) {
        int users = 300_000;
        Workload workload = Workload.of(Shape.STORM, 1, users, users);
        return MatrixLine.of("storm-1", Kind.THROUGHPUT, backend)
                .with(Variants.OURS, workload)
                .with(Variants.OPERATOR, workload)
                .with(Variants.FUNCTION, workload);
    }

    private static MatrixLine order(Backend backend) {
        Workload workload =
                Workload.of(Shape.W, 1, 20_000, backend == Backend.HEAP ? 600_000 : 300_000);
        return MatrixLine.of("order", Kind.THROUGHPUT, backend)
                .with(Variants.QUEUE, workload)
                .with(Variants.LIST, workload);
    }

    private static MatrixLine latency(Backend backend) {
        return MatrixLine.of("latency", Kind.LATENCY, backend)
                .with(Variants.OURS, Workload.of(Shape.W, 1, 20_000, 1_200_000).in(Manner.ORDERED));
    }

    private static MatrixLine bytes(Backend backend) {
        return MatrixLine.of("bytes", Kind.BYTES, backend)
                .with(Variants.OURS, Workload.of(Shape.STRANGERS, 1, 200_000, 2));
    }

    private static MatrixLine state(Backend backend) {
        return MatrixLine.of("state", Kind.STATE, backend)
                .with(
                        Variants.OURS,
                        Workload.of(Shape.CROWD, 1, 1_000_000, 600_000).in(Manner.ORDERED));
    }

    private static String name(Shape shape) {
        return Set.of(Shape.W, Shape.T, Shape.M).contains(shape)
                ? shape.name()
                : shape.name().toLowerCase(java.util.Locale.ROOT);
    }
}
