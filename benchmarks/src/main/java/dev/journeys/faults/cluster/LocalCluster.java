// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker and a Flink cluster of our own: everything goes through {@code bin/cluster}, with other
 * ports and another folder than its usual ones. Closing stops them.
 */
public final class LocalCluster implements AutoCloseable {
    private static final int KAFKA_PORT = 29_092;
    private static final int FLINK_PORT = 28_081;

    private static final Map<String, String> PORTS =
            Map.of(
                    "JOURNEYS_KAFKA_PORT", String.valueOf(KAFKA_PORT),
                    "JOURNEYS_KAFKA_CONTROLLER_PORT", "29093",
                    "JOURNEYS_FLINK_PORT", String.valueOf(FLINK_PORT),
                    "JOURNEYS_FLINK_RPC_PORT", "26123",
                    "JOURNEYS_FLINK_BLOB_PORT", "26124");

    private final Path home;
    private final Path folder;
    private final String flinkSettings;

    /**
     * Starts nothing.
     *
     * @param home the repository
     * @param folder for state and logs
     * @param flinkSettings what is set beside {@code flink-conf/config.yaml}
     */
    public LocalCluster(Path home, Path folder, Map<String, String> flinkSettings) {
        this.home = home;
        this.folder = folder;
        List<String> settings = new ArrayList<>();
        flinkSettings.forEach((key, value) -> settings.add(key + '=' + value));
        this.flinkSettings = String.join(" ", settings);
    }

    /** Starts the broker, the JobManager and TaskManagers with nothing left of a run before. */
    public void start(int taskManagers) throws IOException, InterruptedException {
        run("stop");
        // Also where this process is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        if (Files.exists(folder)) {
            delete(folder);
        }
        run("start", "--taskmanagers", String.valueOf(taskManagers));
        run("topics");
    }

    /** Where clients of the broker begin. */
    public String bootstrapServers() {
        return "127.0.0.1:" + KAFKA_PORT;
    }

    /** Flink's REST. */
    public FlinkRest rest() {
        return new FlinkRest("http://127.0.0.1:" + FLINK_PORT);
    }

    /** Where the processes keep their logs. */
    public Path logs() {
        return folder.resolve("log");
    }

    /** Where checkpoints of a job are. */
    public Path checkpoints(String job) {
        return folder.resolve("flink/checkpoints").resolve(job);
    }

    /** Starts a process that was ended. */
    public void start(ClusterProcess process) throws IOException, InterruptedException {
        run("start", process.arguments());
    }

    /** Kills a process as kill -9 does; it is gone on return. */
    public void kill(ClusterProcess process) throws IOException, InterruptedException {
        run("kill", process.arguments());
    }

    /** Has a process stand still; at once, so that an instant can be met. */
    public void freeze(ClusterProcess process) throws IOException, InterruptedException {
        signal("-STOP", process);
    }

    /** Has a process go on that stands still. */
    public void thaw(ClusterProcess process) throws IOException, InterruptedException {
        signal("-CONT", process);
    }

    /** Runs a command of {@code bin/cluster}; returns the last line that it printed. */
    public String run(String command, String... arguments)
            throws IOException, InterruptedException {
        return run(command, List.of(arguments));
    }

    @Override
    public void close() throws IOException {
        try {
            run("stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String run(String command, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(home.resolve("bin/cluster").toString());
        line.add(command);
        line.addAll(arguments);
        Path errors = Files.createTempFile("bin-cluster", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(home.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(PORTS);
        builder.environment().put("JOURNEYS_CLUSTER", folder.toString());
        builder.environment().put("JOURNEYS_FLINK_CONFIG", flinkSettings);
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String said = Files.readString(errors);
        Files.delete(errors);
        if (code != 0) {
            throw new IOException(
                    "Expected 'bin/cluster "
                            + command
                            + "' to do its work, but it said: "
                            + said.strip());
        }
        String[] lines = printed.strip().split("\n");
        return lines[lines.length - 1];
    }

    private void signal(String signal, ClusterProcess process)
            throws IOException, InterruptedException {
        String pid = Files.readString(folder.resolve("run/" + process.name() + ".pid")).strip();
        int code = new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("Expected to signal " + process.name() + ", but it has ended.");
        }
    }

    private void stop() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(LocalCluster::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
