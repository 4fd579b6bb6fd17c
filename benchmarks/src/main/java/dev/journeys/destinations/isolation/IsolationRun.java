// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.isolation;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.Java;
import dev.journeys.destinations.receiving.ReceiverProcess;
import dev.journeys.destinations.sending.FileDeadLetters;
import dev.journeys.destinations.sending.Policies;
import dev.journeys.destinations.sending.SendingJob;
import dev.journeys.destinations.sending.SendingScript;
import dev.journeys.destinations.sending.Traffic;
import dev.journeys.destinations.sending.WebhookText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One job with ten destinations; a phase without trouble, then one with. */
final class IsolationRun {
    private static final int DESTINATIONS = 10;
    private static final int HANGS = 3;
    private static final int REFUSES = 7;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int LANES = 16;

    private static final double LEAST_RATE = 0.9;
    private static final double LONGEST_CHECKPOINT = 2;

    /** Of the heap, in the whole phase; and in MiB, less than which is noise. */
    private static final double MOST_GROWTH = 0.1;

    private static final double NOISE = 5;

    /** A new state of affairs takes some memory, once. */
    private static final double SETTLING_SECONDS = 60;

    private final Console console;
    private final Path work;
    private final int rate;
    private final Duration checkpoints;

    IsolationRun(Console console, Path work, int rate, Duration checkpoints) {
        this.console = console;
        this.work = work;
        this.rate = rate;
        this.checkpoints = checkpoints;
    }

    void run(double warmUp, double before, double trouble) throws Exception {
        List<String> destinations = new ArrayList<>();
        for (int i = 0; i < DESTINATIONS; i++) {
            destinations.add("destination-" + i);
        }
        AtomicLongArray delivered = new AtomicLongArray(DESTINATIONS);
        SendingScript script =
                new SendingScript(destinations, 10_000, 500, Clock.systemUTC().millis(), LANES);
        try (ReceiverProcess receivers = ReceiverProcess.start(DESTINATIONS);
                Traffic traffic = Traffic.open(script);
                BenchmarkCluster cluster =
                        BenchmarkCluster.start(
                                Backend.ROCKSDB, work.resolve("cluster"), checkpoints)) {
            Path definitions = Files.createDirectories(work.resolve("definitions"));
            for (int i = 0; i < DESTINATIONS; i++) {
                WebhookText.of(destinations.get(i), receivers.url(i))
                        .deadline(DEADLINE)
                        .breaker(10, Duration.ofSeconds(30))
                        .retry(10, Duration.ofSeconds(1), Duration.ofMinutes(5))
                        .write(definitions);
            }
            traffic.listen(outcome -> PhaseWatch.count(delivered, DESTINATIONS, outcome));
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            new SendingJob(
                            definitions,
                            Policies.loopback(null),
                            new FileDeadLetters(work.resolve("dead-letters")))
                    .build(env, traffic);
            try (RunningJob job = cluster.submit(env)) {
                traffic.pace().allow(0, Integer.MAX_VALUE, rate);
                PhaseWatch watch = new PhaseWatch(job, DESTINATIONS, delivered);
                console.step("%d deliveries a second; warming up", rate);
                watch.watch(warmUp);
                console.step("all are fine, load %.1f", Java.load());
                Phase fine = watch.watch(before);
                console.step("one hangs, one refuses, load %.1f", Java.load());
                receivers.behave(HANGS, "hang");
                receivers.behave(REFUSES, "dead");
                Phase troubled = watch.watch(trouble);
                console.step("over, load %.1f", Java.load());
                report(destinations, fine, troubled);
            }
        }
    }

    private void report(List<String> destinations, Phase fine, Phase troubled) {
        console.line("");
        console.line("%-16s%14s%14s%9s", "deliveries/s", "all fine", "trouble", "kept");
        double least = Double.MAX_VALUE;
        for (int i = 0; i < DESTINATIONS; i++) {
            double kept = troubled.rate(i) / fine.rate(i);
            boolean other = i != HANGS && i != REFUSES;
            least = other ? Math.min(least, kept) : least;
            console.line(
                    "%-16s%14.1f%14.1f%8.1f%%  %s",
                    destinations.get(i),
                    fine.rate(i),
                    troubled.rate(i),
                    100 * kept,
                    i == HANGS ? "hangs" : i == REFUSES ? "refuses" : "");
        }
        row("checkpoints", fine.checkpointMillis().size(), troubled.checkpointMillis().size());
        row("median, ms", fine.medianCheckpoint(), troubled.medianCheckpoint());
        row("longest, ms", fine.longestCheckpoint(), troubled.longestCheckpoint());
        row("heap, MiB", fine.meanHeap(), troubled.meanHeap());
        row("growth, MiB/min", fine.heapGrowth(), troubled.heapGrowth());
        console.line("");
        verdict(least, fine, troubled);
    }

    private void row(String name, double first, double second) {
        console.line("%-16s%14.1f%14.1f", name, first, second);
    }

    private void verdict(double least, Phase fine, Phase troubled) {
        console.check(
                least >= LEAST_RATE,
                "each of the other eight keeps at least %.1f%% of its rate",
                100 * least);
        double longer = (double) troubled.longestCheckpoint() / fine.longestCheckpoint();
        console.check(
                longer <= LONGEST_CHECKPOINT && !troubled.checkpointMillis().isEmpty(),
                "the longest checkpoint is %.2f times as long",
                longer);
        Phase settled = troubled.after(SETTLING_SECONDS);
        double minutes = troubled.seconds() / 60;
        double growth = settled.heapGrowth() * minutes;
        console.check(
                !settled.heaps().isEmpty()
                        && growth <= Math.max(NOISE, MOST_GROWTH * settled.meanHeap()),
                "but for the first minute the heap of %.1f MiB grows by %.1f MiB in %.1f minutes",
                settled.meanHeap(),
                growth,
                minutes);
    }
}
