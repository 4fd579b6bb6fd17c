// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.esper;

import dev.journeys.benchmarks.line.About;
import dev.journeys.benchmarks.line.Matrix;
import dev.journeys.benchmarks.line.MatrixLine;
import dev.journeys.benchmarks.line.Variants;
import dev.journeys.benchmarks.result.Result;
import dev.journeys.benchmarks.result.ResultFile;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the lines that have Esper; called by {@code bin/bench} with the options of its own. */
@Command(name = "esper-bench")
public final class EsperBench implements Callable<Integer> {
    @Option(names = "--only", required = true)
    private String line = "";

    @Option(names = "--rounds")
    private int rounds = 1;

    @Option(names = "--run")
    private String run = "";

    @Option(names = "--process")
    private int process = 1;

    @Option(names = "--scale")
    private double scale = 1;

    @Option(names = "--results", required = true)
    private Path results = Path.of("");

    private EsperBench() {}

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new EsperBench()).setUnmatchedArgumentsAllowed(true);
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Workload workload =
                Matrix.full().stream()
                        .filter(candidate -> candidate.id().equals(line))
                        .flatMap(candidate -> candidate.scaled(scale).entries().stream())
                        .filter(entry -> entry.variant().equals(Variants.ESPER))
                        .map(MatrixLine.Entry::workload)
                        .findFirst()
                        .orElseThrow();
        Events events = EventScript.of(workload);
        ResultFile file = new ResultFile(results);
        for (int round = 0; round <= rounds; round++) {
            System.gc();
            var values = new EsperRun(workload, events).run();
            if (round > 0) {
                file.append(
                        new Result(
                                run,
                                process,
                                line,
                                Variants.ESPER,
                                round,
                                values,
                                About.here()));
            }
        }
        return 0;
    }
}
