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
 * Makes one mistake after another in the job and runs tests against each: a mistake that no test notices is a gap in the tests. Run
 * by {@code bin/mutants}, after {@code mvn test-compile}.
 *
 * <p>Arguments: the class path of the tests; then the names of the test classes. Without arguments it only looks whether the
 * mistakes fit the code. Ends with 0 where all is well, 1 where a mistake is not noticed, 2 where nothing can be said of some
 * mistake: its code is not in its file exactly once, it does not compile, or the tests fail without it.
 */
public final class Mutants {
    private static final Path SOURCES = Path.of("job/src/main/java/dev/journeys/job");
    private static final String CAUGHT = "caught";
    private static final String SURVIVED = "SURVIVED";
    private static final String DOES_NOT_COMPILE = "DOES NOT COMPILE";
    private static final long FIRST_RUN_SECONDS = 600;

    private final String classPath;
    private final List<String> tests;
    private long maxSeconds = FIRST_RUN_SECONDS;

    private Mutants(String classPath, List<String> tests) {
        this.classPath = classPath;
        this.tests = tests;
    }

    public static void main(String[] arguments) throws Exception {
        List<Mutant> all = read(Path.of("job/src/mutants/mutants.txt"));
        requireAllToFit(all);
        if (arguments.length == 0) {
            return;
        }
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
        List<String> verdicts = new ArrayList<>();
        for (Mutant mutant : all) {
            String verdict = mutants.verdict(mutant);
            verdicts.add(verdict);
            System.out.println("| " + mutant.mistake + " | `" + mutant.file + "` | " + verdict + " |");
        }
        long caught = verdicts.stream().filter(CAUGHT::equals).count();
        System.out.println(caught + " of " + all.size() + " mutants are caught.");
        if (verdicts.contains(DOES_NOT_COMPILE)) {
            System.err.println("mutants: of those that do not compile nothing can be said.");
            System.exit(2);
        }
        System.exit(caught == all.size() ? 0 : 1);
    }

    /** Before anything is run: a list that the code has left behind shows less than it seems to. */
    private static void requireAllToFit(List<Mutant> all) throws IOException {
        int misfits = 0;
        for (Mutant mutant : all) {
            int found = mutant.found();
            if (found != 1) {
                misfits++;
                System.err.println(
                        "mutants: expected the code of '"
                                + mutant.mistake
                                + "' once in "
                                + mutant.source()
                                + ", but found it "
                                + found
                                + " times.");
            }
        }
        if (misfits > 0 || all.isEmpty()) {
            System.err.println("mutants: " + misfits + " of " + all.size() + " do not fit the code; no test was run.");
            System.exit(2);
        }
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
                if (lines.length != 3 || head.length != 2) {
                    throw new IllegalArgumentException("Expected a mistake in three lines, but found '" + block + "'.");
                }
                mutants.add(new Mutant(head[0], head[1], lines[1].strip(), lines[2].strip()));
            }
        }
        return mutants;
    }

    private String verdict(Mutant mutant) throws Exception {
        Path source = mutant.source();
        String mutated = Files.readString(source).replace(mutant.code, mutant.with);
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
                return DOES_NOT_COMPILE;
            }
            return testsPass(folder) ? SURVIVED : CAUGHT;
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

    private record Mutant(String mistake, String file, String code, String with) {
        Path source() {
            return SOURCES.resolve(file + ".java");
        }

        /** How often the code is in the file; never where there is no such file. */
        int found() throws IOException {
            if (!Files.exists(source())) {
                return 0;
            }
            String text = Files.readString(source());
            int found = 0;
            for (int at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
                found++;
            }
            return found;
        }
    }
}
