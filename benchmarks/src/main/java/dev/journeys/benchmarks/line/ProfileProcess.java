// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.line.MatrixLine.Entry;
import dev.journeys.benchmarks.profile.ProfileReport;
import dev.journeys.benchmarks.profile.Profiler;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Profiles one variant of a line, in the process that it is called in. */
public final class ProfileProcess {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final Runnable NOTHING = () -> {};

    /** A sample is taken every few milliseconds, and a round is over in a second. */
    private static final int TIMES_LONGER = 3;

    private final MatrixLine line;
    private final Entry entry;
    private final Workload workload;

    /**
     * @throws IllegalArgumentException where the line does not have the variant
     */
    public ProfileProcess(MatrixLine line, String variant) {
        this.line = line;
        entry =
                line.entries().stream()
                        .filter(candidate -> candidate.label().equals(variant))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Expected one of "
                                                        + line.entries().stream()
                                                                .map(Entry::label)
                                                                .toList()
                                                        + ", but found '"
                                                        + variant
                                                        + "'."));
        workload = entry.workload().withEvents(TIMES_LONGER * entry.workload().events());
    }

    /**
     * Runs until the code is compiled, and then once more with the profiler.
     *
     * @param warmUps how often it is run before
     * @param folder for state and checkpoints
     * @param file for the samples, in the format of Flight Recorder
     * @return the report as text
     */
    public String run(int warmUps, Path folder, Path file) throws Exception {
        Events events = EventScript.of(workload);
        Profiler profiler = new Profiler(file.toAbsolutePath());
        try (BenchmarkCluster cluster =
                BenchmarkCluster.start(line.backend(), folder, CHECKPOINT_INTERVAL)) {
            for (int i = 0; i < warmUps; i++) {
                run(cluster, events, NOTHING, NOTHING);
            }
            run(cluster, events, profiler::start, profiler::stop);
        }
        return report(file);
    }

    private void run(BenchmarkCluster cluster, Events events, Runnable onBegin, Runnable onEnd)
            throws Exception {
        new ThroughputRun(cluster)
                .run(Variants.of(entry.variant()), workload, events, onBegin, onEnd);
    }

    private static String report(Path file) throws IOException {
        return ProfileReport.of(file).text();
    }
}
