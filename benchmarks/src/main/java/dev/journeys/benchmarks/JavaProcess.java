// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Java in a process of its own, with this process's output and class path. */
final class JavaProcess {
    private static final String ESPER_CLASS_PATH = "bench.esper.class-path";
    private static final String ESPER_MAIN = "dev.journeys.benchmarks.esper.EsperBench";

    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseG1GC",
                    // Or whoever allocates pays for the pages, now more and now less.
                    "-XX:+AlwaysPreTouch",
                    // Or one process finds its memory in time where another does not.
                    "-XX:+UseTransparentHugePages",
                    // Or it varies, and with it how much of what is new the caches hold.
                    "-Xmn256m",
                    // So that profiles are exact to the line; costs nothing at run time.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:+DebugNonSafepoints",
                    "-Dlog4j.shutdownHookEnabled=false");

    private static final List<String> PROPERTIES =
            List.of("log4j2.configurationFile", "bench.commit");

    private static final int TIMED_OUT = 124;

    private final String heap;
    private final Duration limit;

    /**
     * @param heap its size, as Java's option -Xmx takes it; taken at once, so that it never grows
     * @param limit after which it is ended
     */
    JavaProcess(String heap, Duration limit) {
        this.heap = heap;
        this.limit = limit;
    }

    static boolean hasEsper() {
        return System.getProperty(ESPER_CLASS_PATH) != null;
    }

    /** Runs a class until it ends; returns its exit code, 124 where it took too long. */
    int start(String main, List<String> arguments) throws IOException, InterruptedException {
        return start(System.getProperty("java.class.path"), main, arguments);
    }

    /** Runs Esper with what nothing else has on its class path. */
    int startEsper(List<String> arguments) throws IOException, InterruptedException {
        return start(System.getProperty(ESPER_CLASS_PATH, ""), ESPER_MAIN, arguments);
    }

    private int start(String classPath, String main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
        command.addAll(OPTIONS);
        for (String property : PROPERTIES) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        boolean hasEnded = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!hasEnded) {
            giveUp(process);
        }
        Runtime.getRuntime().removeShutdownHook(end);
        return hasEnded ? process.exitValue() : TIMED_OUT;
    }

    /** Has the process say where it hangs, as Java does on this signal, and ends it. */
    private static void giveUp(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).start().waitFor();
        TimeUnit.SECONDS.sleep(1);
        process.destroyForcibly().waitFor();
    }
}
