// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.destinations.sending.FileDeadLetters;
import dev.journeys.destinations.sending.Policies;
import dev.journeys.destinations.sending.SendingJob;
import dev.journeys.destinations.sending.Traffic;
import dev.journeys.destinations.sending.WebhookText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job with a checkpoint every ten seconds. Its source is never far ahead, as in a job that
 * keeps up.
 */
final class JobSending implements Sending {
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    /** How many deliveries have left the source and have no outcome, at most. */
    private static final int AHEAD = 1_024;

    private static final int BETWEEN_LOOKS = 64;
    private static final int MOST_PER_SECOND = 1_000_000;

    @Override
    public void run(SpeedOptions options, String secret, Meter meter) throws Exception {
        Path definitions = Files.createDirectories(options.work().resolve("definitions"));
        WebhookText.of(SpeedOptions.DESTINATION, options.url())
                .limits(MOST_PER_SECOND, options.inFlight())
                .signing("${env:" + SpeedMain.SECRET + "}")
                .deadline(Duration.ofSeconds(10))
                .write(definitions);
        try (Traffic traffic = Traffic.open(options.script(Clock.systemUTC().millis()));
                BenchmarkCluster cluster =
                        BenchmarkCluster.start(
                                Backend.of(options.backend()),
                                options.work().resolve("cluster"),
                                CHECKPOINTS)) {
            traffic.listen(outcome -> ended(outcome, traffic, options, meter));
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            new SendingJob(
                            definitions,
                            Policies.loopback(null),
                            new FileDeadLetters(options.work().resolve("dead-letters")))
                    .build(env, traffic);
            try (RunningJob job = cluster.submit(env)) {
                traffic.pace().allow(Math.min(AHEAD, options.all()));
                job.await(meter::isDone);
            }
        }
    }

    private static void ended(Outcome outcome, Traffic traffic, SpeedOptions options, Meter meter) {
        if (outcome.state() != Outcome.State.DELIVERED) {
            throw new IllegalStateException("Expected a delivery, but found " + outcome + ".");
        }
        long arrived = meter.arrived();
        if (arrived % BETWEEN_LOOKS == 0) {
            traffic.pace().allow((int) Math.min(arrived + AHEAD, options.all()));
        }
    }
}
