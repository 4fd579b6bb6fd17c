// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.destinations.sending.FileDeadLetters;
import dev.journeys.destinations.sending.Policies;
import dev.journeys.destinations.sending.SendingJob;
import dev.journeys.destinations.sending.SendingScript;
import dev.journeys.destinations.sending.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The process with the secrets. State is on the disk without compression, so that what is in it can
 * be found. Says where its dashboard is once all deliveries have ended, then waits to be killed.
 */
public final class CanaryMain {
    static final String DASHBOARD = "dashboard";

    private static final int DELIVERIES_OF_ONE = 20;
    private static final int PER_SECOND = 100;
    private static final Duration CHECKPOINTS = Duration.ofMillis(500);
    private static final int LANES = 16;

    private CanaryMain() {}

    /** Runs until it is killed: folder, timestamp of deliveries, then destinations by name. */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        List<String> webhooks = List.of(args[2].split(","));
        List<String> all = List.of((args[2] + "," + args[3]).split(","));
        SendingScript script = new SendingScript(all, 100, 50, Long.parseLong(args[1]), LANES);
        Configuration config = new Configuration();
        config.setString(
                "state.backend.rocksdb.compression.per.level",
                "NO_COMPRESSION;NO_COMPRESSION;NO_COMPRESSION;NO_COMPRESSION;NO_COMPRESSION;"
                        + "NO_COMPRESSION;NO_COMPRESSION");
        try (Traffic traffic = Traffic.open(script);
                BenchmarkCluster cluster =
                        BenchmarkCluster.start(
                                Backend.ROCKSDB, work.resolve("cluster"), CHECKPOINTS, config)) {
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            env.configure(config);
            new SendingJob(
                            work.resolve("definitions"),
                            Policies.loopback(work.resolve("secrets").toString()),
                            new FileDeadLetters(work.resolve("dead-letters")))
                    .build(env, traffic);
            traffic.listen(outcome -> write(work.resolve("outcomes"), outcome));
            try (RunningJob job = cluster.submit(env)) {
                traffic.pace().allow(0, DELIVERIES_OF_ONE * all.size(), PER_SECOND);
                job.await(() -> traffic.ended() >= (long) DELIVERIES_OF_ONE * webhooks.size());
                // Both batches that are never taken.
                job.await(() -> lines(work.resolve("dead-letters")) >= 2 * DELIVERIES_OF_ONE);
                long checkpoints = job.completedCheckpoints() + 2;
                job.await(() -> SendingJob.hasCompleted(job, checkpoints));
                job.savepoint();
                System.out.println(DASHBOARD + " " + cluster.restAddress());
                System.out.flush();
                TimeUnit.HOURS.sleep(1);
            }
        }
    }

    private static long lines(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read dead letters.", e);
        }
    }

    /** More than the product writes: all fields. */
    private static void write(Path file, Outcome outcome) {
        try {
            Files.writeString(
                    file,
                    outcome
                            + " "
                            + new String(outcome.message().body(), StandardCharsets.UTF_8)
                            + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write an outcome.", e);
        }
    }
}
