// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, which can be killed. */
public final class CommandProcess implements AutoCloseable {
    private static final int MAX_POLLS = 1_200;

    private final Process process;
    private final Path output;

    private CommandProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command that prints into a file. */
    public static CommandProcess start(Path output, String... arguments) throws IOException {
        return startOn(System.getProperty("java.class.path"), output, arguments);
    }

    /** Starts a command with something more at the end of the class path. */
    public static CommandProcess startWith(Path added, Path output, String... arguments)
            throws IOException {
        String classPath = System.getProperty("java.class.path") + File.pathSeparator + added;
        return startOn(classPath, output, arguments);
    }

    private static CommandProcess startOn(String classPath, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of(Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new CommandProcess(process, output);
    }

    /** Lets it run until something is true; polls, since nothing but files tells. */
    public void await(Callable<Boolean> condition) throws Exception {
        for (int poll = 0; poll < MAX_POLLS; poll++) {
            if (condition.call()) {
                return;
            }
            boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
            assertThat(ended).as(() -> "ended: " + lines()).isFalse();
        }
        throw new AssertionError("Expected something that did not happen: " + lines());
    }

    /** As with kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits until it has ended by itself; its exit code. */
    public int end() throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(() -> "runs on: " + lines()).isTrue();
        return process.exitValue();
    }

    /** What it has printed so far. */
    public List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new AssertionError("Expected to read the output.", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
