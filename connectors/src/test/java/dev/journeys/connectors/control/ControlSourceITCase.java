// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source in a job: what it reads when the job starts anew from a checkpoint. */
class ControlSourceITCase {
    /** What arrives; the job runs in this process. */
    private static final BlockingQueue<String> ARRIVED = new LinkedBlockingQueue<>();

    private static final BlockingQueue<Long> CHECKPOINTS = new LinkedBlockingQueue<>();
    private static final AtomicBoolean FAIL_AT_NEXT = new AtomicBoolean();

    @TempDir private Path temporary;
    private Path folder;
    private MiniCluster cluster;

    @BeforeEach
    void start() throws Exception {
        ARRIVED.clear();
        CHECKPOINTS.clear();
        FAIL_AT_NEXT.set(false);
        folder = Files.createDirectory(temporary.resolve("rules"));
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration())
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(1)
                                .build());
        cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.closeAsync().join();
    }

    @Test
    void readsEverythingAnewAfterAFailure() throws Exception {
        // given
        write("a.json", "1");
        write("b.json", "1");
        submit(ControlSource.ofFolders(List.of(folder), 100));
        assertThat(arrived(3)).containsExactly("value a.json 1", "value b.json 1", "complete");
        assertThat(CHECKPOINTS.poll(1, TimeUnit.MINUTES)).isNotNull();

        // when
        FAIL_AT_NEXT.set(true);
        write("b.json", "2");

        // then
        assertThat(arrived(3)).containsExactly("value a.json 1", "value b.json 2", "complete");
        write("a.json", "2");
        assertThat(arrived(1)).containsExactly("value a.json 2");
    }

    @Test
    void endsAfterTheMarkerWhereItIsBounded() throws Exception {
        // given
        write("a.json", "1");

        // when
        JobID job = submit(ControlSource.ofFolders(List.of(folder), 100).bounded());

        // then
        cluster.requestJobResult(job).get(1, TimeUnit.MINUTES);
        assertThat(arrived(2)).containsExactly("value a.json 1", "complete");
    }

    private JobID submit(ControlSource source) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(1);
        env.fromSource(
                        source.polling(Duration.ofMillis(5), Thread::sleep),
                        WatermarkStrategy.noWatermarks(),
                        "control")
                .map(new Witness(folder.toString()))
                .sinkTo(new DiscardingSink<>());
        return cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    }

    private static Configuration configuration() {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return config;
    }

    private static List<String> arrived(int entries) throws InterruptedException {
        List<String> arrived = new ArrayList<>();
        while (arrived.size() < entries) {
            String entry = ARRIVED.poll(1, TimeUnit.MINUTES);
            assertThat(entry).as("the next after %s", arrived).isNotNull();
            arrived.add(entry);
        }
        return arrived;
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".new"), text);
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static final class Witness
            implements MapFunction<ControlEntry, String>, CheckpointListener {
        private static final long serialVersionUID = 1;
        private final String folder;

        Witness(String folder) {
            this.folder = folder;
        }

        @Override
        public String map(ControlEntry entry) {
            if (FAIL_AT_NEXT.compareAndSet(true, false)) {
                throw new IllegalStateException("A failure that the test asked for.");
            }
            String text = ControlFixtures.show(entry).replace(folder + "/", "");
            ARRIVED.add(text);
            return text;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            CHECKPOINTS.add(checkpoint);
        }
    }
}
