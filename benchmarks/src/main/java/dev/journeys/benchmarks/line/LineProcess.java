// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.line.MatrixLine.Entry;
import dev.journeys.benchmarks.result.Result;
import dev.journeys.benchmarks.result.ResultFile;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Measures one line, in the process that it is called in. */
public final class LineProcess {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(2);

    private static final int MORE_WARM_UPS = 2;
    private static final Runnable NOTHING = () -> {};

    private final MatrixLine line;
    private final String run;
    private final int process;
    private final int rounds;
    private final long end;
    private final ResultFile results;
    private final Map<Workload, Events> events = new HashMap<>();

    /**
     * @param run tells runs apart
     * @param process which of the line's processes this is, from 1
     * @param rounds how often everything is measured at least, after once that does not count
     * @param time from now on; variants are compared again until it has passed
     */
    public LineProcess(
            MatrixLine line,
            String run,
            int process,
            int rounds,
            Duration time,
            ResultFile results) {
        this.line = line;
        this.run = run;
        this.process = process;
        this.rounds = rounds;
        end = System.nanoTime() + time.toNanos();
        this.results = results;
    }

    /**
     * Measures everything in turn, and again.
     *
     * @param folder for state and checkpoints; on a local disk
     */
    public void run(Path folder) throws Exception {
        // At half load the first events of every round run at full load: that warms up.
        boolean warm = line.kind() == MatrixLine.Kind.THROUGHPUT;
        Duration interval = warm ? BenchmarkCluster.ON_DEMAND : CHECKPOINT_INTERVAL;
        try (BenchmarkCluster cluster = BenchmarkCluster.start(line.backend(), folder, interval)) {
            for (int round = warm ? 0 : 1; isWanted(round); round++) {
                for (int i = 0; i < line.entries().size(); i++) {
                    // Each round begins with another, so that none always comes first.
                    Entry entry = line.entries().get((i + round) % line.entries().size());
                    if (!entry.variant().equals(Variants.ESPER)) {
                        measure(entry, round, cluster);
                    }
                    if (round == 0 && entry.label().equals(Variants.OURS)) {
                        warmUpMore(entry, cluster);
                    }
                }
            }
        }
    }

    /** The most code of all: once does not compile it. */
    private void warmUpMore(Entry entry, BenchmarkCluster cluster) throws Exception {
        for (int i = 0; i < MORE_WARM_UPS; i++) {
            measure(entry, 0, cluster);
        }
    }

    private boolean isWanted(int round) {
        return switch (line.kind()) {
            case THROUGHPUT -> round <= rounds || System.nanoTime() - end < 0;
            case LATENCY -> round <= rounds;
            case STATE, BYTES -> round <= 1;
        };
    }

    private void measure(Entry entry, int round, BenchmarkCluster cluster) throws Exception {
        Events all = events.computeIfAbsent(entry.workload(), EventScript::of);
        System.gc();
        Map<String, Double> values =
                switch (line.kind()) {
                    case THROUGHPUT ->
                            new ThroughputRun(cluster)
                                    .run(
                                            Variants.of(entry.variant()),
                                            entry.workload(),
                                            all,
                                            NOTHING,
                                            NOTHING);
                    case LATENCY -> new LatencyRun(cluster).run(entry.workload(), all);
                    case STATE -> new StateRun(cluster, entry.workload(), all).all();
                    case BYTES -> new StateRun(cluster, entry.workload(), all).bytes();
                };
        if (round > 0) {
            results.append(
                    new Result(
                            run, process, line.id(), entry.label(), round, values, About.here()));
        }
    }
}
