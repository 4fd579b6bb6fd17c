// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Makes one mistake after another in the engine and runs the tests of the engine against each: a mistake that no test notices is a
 * gap in the tests. Run by {@code bin/mutants}, after {@code mvn test-compile}.
 *
 * <p>Arguments: the class path of the tests; then the names of the test classes.
 */
public final class Mutants {
    private static final Path SOURCES = Path.of("job/src/main/java/dev/journeys/job");
    private static final long FIRST_RUN_SECONDS = 600;

    private final String classPath;
    private final List<String> tests;
    private long maxSeconds = FIRST_RUN_SECONDS;

    private Mutants(String classPath, List<String> tests) {
        this.classPath = classPath;
        this.tests = tests;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> tests = List.of(arguments).subList(1, arguments.length);
        Mutants mutants = new Mutants(arguments[0], tests);
        long start = System.nanoTime();
        boolean passed = mutants.testsPass(Path.of("job/target/classes").toAbsolutePath());
        // A mistake may also be an endless loop.
        mutants.maxSeconds = 20 + 2 * TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (!passed) {
            System.err.println("mutants: the tests fail without a mutation; nothing can be said.");
            System.exit(2);
        }
        List<Mutant> all = read(Path.of("job/src/mutants/mutants.txt"));
        int survived = 0;
        for (Mutant mutant : all) {
            String verdict = mutants.verdict(mutant);
            survived += verdict.equals("caught") ? 0 : 1;
            System.out.println("| " + mutant.mistake + " | `" + mutant.file + "` | " + verdict + " |");
        }
        System.out.println(all.size() - survived + " of " + all.size() + " mutants are caught.");
        System.exit(survived == 0 ? 0 : 1);
    }

    private static List<Mutant> read(Path list) throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        String text =
                Files.readAllLines(list).stream()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining("\n"));
        for (String block : text.split("\n\n+")) {
            if (!block.isBlank()) {
                String[] lines = block.strip().split("\n");
                String[] head = lines[0].split(" \\| ");
                mutants.add(new Mutant(head[0], head[1], lines[1].strip(), lines[2].strip()));
            }
        }
        return mutants;
    }

    private String verdict(Mutant mutant) throws Exception {
        Path source = SOURCES.resolve(mutant.file + ".java");
        String code = Files.readString(source);
        int at = code.indexOf(mutant.code);
        if (at < 0 || code.indexOf(mutant.code, at + 1) >= 0 && !mutant.file.endsWith("Executor")) {
            return "not applied: the code is not there once";
        }
        at = code.lastIndexOf(mutant.code);
        String mutated = code.substring(0, at) + mutant.with + code.substring(at + mutant.code.length());
        Path folder = Files.createTempDirectory("mutant-");
        try {
            Path file = folder.resolve(source.getFileName());
            Files.writeString(file, mutated);
            int compiled =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "-proc:none",
                                    "-nowarn",
                                    "-d",
                                    folder.toString(),
                                    "-cp",
                                    classPath,
                                    file.toString());
            if (compiled != 0) {
                return "not applied: it does not compile";
            }
            return testsPass(folder) ? "SURVIVED" : "caught";
        } finally {
            delete(folder);
        }
    }

    private boolean testsPass(Path first) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "-cp",
                                first + System.getProperty("path.separator") + classPath,
                                "dev.journeys.job.mutants.TestRun"));
        command.addAll(tests);
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("job").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(maxSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private record Mutant(String mistake, String file, String code, String with) {}
}
