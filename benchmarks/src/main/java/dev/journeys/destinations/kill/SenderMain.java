// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.kill;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.destinations.process.Folders;
import dev.journeys.destinations.sending.FileDeadLetters;
import dev.journeys.destinations.sending.Policies;
import dev.journeys.destinations.sending.SendingJob;
import dev.journeys.destinations.sending.SendingScript;
import dev.journeys.destinations.sending.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The process that is killed: the job on RocksDB, restored from the newest checkpoint of its
 * folder, if there is one. Says where it goes on, and each checkpoint.
 */
public final class SenderMain {
    static final String RESTORED = "restored";
    static final String CHECKPOINT = "checkpoint";

    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

    private SenderMain() {}

    /** Runs until it is killed: folder, number of deliveries, rate, timestamp of deliveries. */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        SendingScript script = KillRun.script(Long.parseLong(args[3]));
        Optional<String> checkpoint =
                Folders.newestCheckpoint(work.resolve("cluster"))
                        .map(folder -> folder.toUri().toString());
        try (Traffic traffic = Traffic.open(script);
                BenchmarkCluster cluster =
                        BenchmarkCluster.start(
                                Backend.ROCKSDB, work.resolve("cluster"), CHECKPOINTS)) {
            StreamExecutionEnvironment env = cluster.environment(checkpoint);
            new SendingJob(
                            work.resolve("definitions"),
                            Policies.loopback(null),
                            new FileDeadLetters(work.resolve("dead-letters")))
                    .build(env, traffic);
            traffic.pace().allow(0, Integer.parseInt(args[1]), Double.parseDouble(args[2]));
            try (RunningJob job = cluster.submit(env)) {
                say(RESTORED + " " + checkpoint.orElse("nothing"));
                for (long next = 1; true; next++) {
                    long wanted = next;
                    job.await(() -> SendingJob.hasCompleted(job, wanted));
                    say(CHECKPOINT + " " + wanted);
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
