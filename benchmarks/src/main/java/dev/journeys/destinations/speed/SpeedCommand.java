// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.WorkFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bin/destinations speed}. */
@Command(
        name = "speed",
        description =
                "Deliveries per second of processor time of the sending process: the job, beside a"
                        + " bare loop of the same HTTP client that signs the same bodies. The ratio"
                        + " has to be at least 0.5.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SpeedCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured, in turn (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Deliveries before the clock runs (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60_000;

    @Option(
            names = "--deliveries",
            paramLabel = "N",
            description = "That are measured (default: ${DEFAULT-VALUE}).")
    private int deliveries = 120_000;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Requests at the same time (default: ${DEFAULT-VALUE}).")
    private int inFlight = 32;

    @Option(
            names = "--body",
            paramLabel = "BYTES",
            description = "Text in each body, besides 200 bytes (default: ${DEFAULT-VALUE}).")
    private int body = 500;

    @Option(
            names = "--backend",
            paramLabel = "heap|rocksdb",
            description = "Where the job keeps its state (default: ${DEFAULT-VALUE}).")
    private String backend = Backend.ROCKSDB.label();

    @Mixin private WorkFolder work = new WorkFolder("speed");

    /** Picocli sets the fields. */
    private SpeedCommand() {}

    @Override
    public Integer call() throws Exception {
        Console console = new Console();
        SpeedOptions options =
                new SpeedOptions(work.empty(), backend, warmUp, deliveries, inFlight, body, "");
        new SpeedRun(console, options).run(rounds);
        return console.exitCode();
    }
}
