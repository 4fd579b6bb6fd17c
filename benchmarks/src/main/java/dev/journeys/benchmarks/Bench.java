// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks;

import dev.journeys.benchmarks.line.LineProcess;
import dev.journeys.benchmarks.line.Matrix;
import dev.journeys.benchmarks.line.MatrixLine;
import dev.journeys.benchmarks.line.ProfileProcess;
import dev.journeys.benchmarks.line.Variants;
import dev.journeys.benchmarks.result.Chart;
import dev.journeys.benchmarks.result.Report;
import dev.journeys.benchmarks.result.ReportDocument;
import dev.journeys.benchmarks.result.Result;
import dev.journeys.benchmarks.result.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bin/bench}. */
@Command(
        name = "bench",
        description = "Measures what events cost, beside other ways to do the same.",
        mixinStandardHelpOptions = true,
        version = "bench 0.1.0",
        sortOptions = false)
public final class Bench implements Callable<Integer> {
    private static final int ESPER_ROUNDS = 5;
    private static final int WARM_UPS = 3;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "Only the lines that matter.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "LINE",
            description = "Only this line; may be given several times.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--missing",
            description = "Only lines of which the file of results has nothing yet.")
    private boolean missing;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often each variant is measured at least in each process (default:"
                            + " ${DEFAULT-VALUE}).")
    private int rounds = 2;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description =
                    "In how many processes each line of the throughput is measured, one after the"
                            + " other (default: ${DEFAULT-VALUE}).")
    private int processes = 2;

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            description =
                    "Variants are run again until a line of the throughput has taken so long, all"
                            + " processes together (default: ${DEFAULT-VALUE}).")
    private Duration time = Duration.ofSeconds(70);

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "So many times the users and events (default: ${DEFAULT-VALUE}).")
    private double scale = 1;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "Heap of each measured process (default: ${DEFAULT-VALUE}).")
    private String heap = "3g";

    @Option(
            names = "--limit",
            paramLabel = "DURATION",
            description = "A line that takes longer is given up (default: ${DEFAULT-VALUE}).")
    private Duration limit = Duration.ofMinutes(30);

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Where results are appended (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("benchmarks/target/bench/results.jsonl");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "For state and checkpoints, on a local disk (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("benchmarks/target/bench/work");

    @Option(names = "--list", description = "Shows the lines and what they compare, and ends.")
    private boolean list;

    @Option(
            names = "--report",
            paramLabel = "DOCUMENT",
            arity = "0..1",
            fallbackValue = "docs/performance.md",
            description =
                    "Writes the results into a document and a chart beside it, and ends (default:"
                            + " ${FALLBACK-VALUE}).")
    private @Nullable Path report;

    @Option(
            names = "--profile",
            arity = "2",
            paramLabel = "LINE VARIANT",
            description = "Shows where one variant of a line spends its time, and ends.")
    private List<String> profile = new ArrayList<>();

    @Option(
            names = "--micro",
            paramLabel = "REGEX",
            arity = "0..1",
            fallbackValue = ".*",
            description = "Runs the JMH benchmarks whose names match, and ends.")
    private @Nullable String micro;

    @Option(names = "--in-process", hidden = true)
    private boolean inProcess;

    @Option(names = "--process", hidden = true)
    private int process = 1;

    @Option(names = "--run", hidden = true)
    private String run = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    private Bench() {}

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        check();
        if (list) {
            return list();
        }
        if (report != null) {
            return report(report);
        }
        if (micro != null) {
            return new JavaProcess(heap, limit).start("org.openjdk.jmh.Main", List.of(micro));
        }
        if (!profile.isEmpty()) {
            return profile();
        }
        return inProcess ? measure() : measureAll();
    }

    private void check() {
        if (rounds < 1) {
            throw wrong("Expected --rounds from 1 on, but found " + rounds + ".");
        }
        if (processes < 1) {
            throw wrong("Expected --processes from 1 on, but found " + processes + ".");
        }
        if (time.compareTo(limit) >= 0) {
            throw wrong("Expected --time below --limit, " + limit + ", but found " + time + ".");
        }
    }

    private int list() {
        for (MatrixLine line : Matrix.full()) {
            out().printf(
                            "%-28s %s%n",
                            line.id(),
                            line.entries().stream()
                                    .map(MatrixLine.Entry::label)
                                    .distinct()
                                    .collect(Collectors.joining(" | ")));
        }
        return 0;
    }

    private int report(Path document) throws IOException {
        List<Result> newest = new ResultFile(results).newest();
        new ReportDocument(document).replace(new Report(newest).markdown());
        String name = document.getFileName().toString().replaceAll("\\.md$", ".svg");
        new Chart(newest).write(document.resolveSibling(name));
        return 0;
    }

    /** In this process, as {@link #measureAll} has started it. */
    private int measure() throws Exception {
        MatrixLine line = line(only.get(0)).scaled(scale);
        new LineProcess(line, run, process, rounds, time, new ResultFile(results)).run(work);
        return 0;
    }

    private int profile() throws Exception {
        MatrixLine line = line(profile.get(0)).scaled(scale);
        if (inProcess) {
            Path file = results.resolveSibling(line.id() + ".jfr");
            out().println(new ProfileProcess(line, profile.get(1)).run(WARM_UPS, work, file));
            return 0;
        }
        return new JavaProcess(heap, limit)
                .start(
                        Bench.class.getName(),
                        arguments("--profile", profile.get(0), profile.get(1)));
    }

    /** All lines once, and then again: what slows a machine down for minutes meets all of them. */
    private int measureAll() throws Exception {
        List<MatrixLine> wanted = wanted();
        int failed = 0;
        for (int i = 1; i <= processes; i++) {
            for (MatrixLine line : wanted) {
                if (i == 1 || line.kind() == MatrixLine.Kind.THROUGHPUT) {
                    failed = Math.max(failed, measure(line, i));
                }
            }
        }
        out().println(new Report(new ResultFile(results).newest()).markdown());
        return failed;
    }

    private int measure(MatrixLine line, int number) throws Exception {
        long before = System.nanoTime();
        JavaProcess java = new JavaProcess(heap, limit);
        int code = java.start(Bench.class.getName(), arguments(line, number, rounds));
        if (code == 0 && JavaProcess.hasEsper() && line.has(Variants.ESPER)) {
            // A round of it is over in a second.
            int times = Math.max(rounds, ESPER_ROUNDS);
            code = java.startEsper(arguments(line, number, times));
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        out().printf(
                        "%-28s %s in %d s%n",
                        line.id(), code == 0 ? "measured" : "FAILED", taken.toSeconds());
        out().flush();
        return code;
    }

    private List<String> arguments(MatrixLine line, int number, int times) {
        return arguments(
                "--only",
                line.id(),
                "--rounds",
                String.valueOf(times),
                "--time",
                time.dividedBy(processes).toString(),
                "--run",
                run,
                "--process",
                String.valueOf(number));
    }

    private List<String> arguments(String... first) {
        List<String> arguments = new ArrayList<>(List.of(first));
        arguments.addAll(
                List.of(
                        "--in-process",
                        "--scale",
                        String.valueOf(scale),
                        "--results",
                        results.toString(),
                        "--work",
                        work.toString()));
        return arguments;
    }

    private List<MatrixLine> wanted() throws IOException {
        List<MatrixLine> wanted = quick ? Matrix.quick() : Matrix.full();
        if (!only.isEmpty()) {
            wanted = only.stream().map(this::line).toList();
        }
        if (missing) {
            Set<String> measured =
                    new ResultFile(results)
                            .all().stream().map(Result::line).collect(Collectors.toSet());
            wanted = wanted.stream().filter(line -> !measured.contains(line.id())).toList();
        }
        return wanted;
    }

    private MatrixLine line(String id) {
        return Matrix.full().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> wrong("Expected a line that --list shows, but found '" + id + "'."));
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(commandSpec().commandLine(), message);
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("Expected to be called by the command line.");
        }
        return spec;
    }

    private PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }
}
