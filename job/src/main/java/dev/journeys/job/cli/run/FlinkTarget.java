// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.job.cli.common.EmbeddedFlink;
import dev.journeys.job.cli.common.FileTree;
import dev.journeys.job.cli.common.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Where the job runs: the cluster that this process is a client of, or Flink in this process. */
final class FlinkTarget implements AutoCloseable {
    private final StreamExecutionEnvironment environment;
    private final @Nullable Path temporary;

    private FlinkTarget(StreamExecutionEnvironment environment, @Nullable Path temporary) {
        this.environment = environment;
        this.temporary = temporary;
    }

    /**
     * Finds out; an embedded Flink starts when the job is executed.
     *
     * @param settings of an embedded Flink
     * @param err is told where the web UI of an embedded Flink is
     * @throws IllegalArgumentException where there are settings for a cluster
     */
    static FlinkTarget open(Map<String, String> settings, PrintWriter err) throws IOException {
        StreamExecutionEnvironment context = StreamExecutionEnvironment.getExecutionEnvironment();
        if (context instanceof LocalStreamEnvironment) {
            return embedded(settings, err);
        }
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected --flink only without a cluster, but found a cluster. Give "
                            + settings.keySet()
                            + " to flink run with -D.");
        }
        return new FlinkTarget(context, null);
    }

    private static FlinkTarget embedded(Map<String, String> settings, PrintWriter err)
            throws IOException {
        Configuration given = Configuration.fromMap(settings);
        int port =
                given.getOptional(RestOptions.PORT)
                        .orElseGet(
                                () ->
                                        FreePort.from(
                                                        EmbeddedFlink.USUAL_PORT,
                                                        EmbeddedFlink.PORTS_TRIED)
                                                .orElse(0));
        Configuration config = new Configuration();
        EmbeddedFlink.listen(config, port);
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        Path temporary = null;
        if (given.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
            // Checkpoints on the heap of the JobManager have a limit of size.
            temporary = Files.createTempDirectory("journeys-run");
            config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, temporary.toUri().toString());
        }
        config.addAll(given);
        err.println("Flink's web UI: http://" + EmbeddedFlink.HOST + ":" + port);
        err.flush();
        return new FlinkTarget(
                StreamExecutionEnvironment.createLocalEnvironment(config), temporary);
    }

    StreamExecutionEnvironment environment() {
        return environment;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            FileTree.delete(temporary);
        }
    }
}
