// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.control.ControlSource;
import dev.journeys.connectors.probing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries in a job with checkpoints, on RocksDB. */
class DeliveryITCase {
    private static final int MESSAGES = 2_000;
    private static final int BEFORE_THE_FAILURE = 500;
    private static final int MANY = 1_000_000;

    /** What came out; the job runs in this process. */
    private static final BlockingQueue<Outcome> OUTCOMES = new LinkedBlockingQueue<>();

    private static final BlockingQueue<Long> CHECKPOINTS = new LinkedBlockingQueue<>();
    private static final AtomicBoolean FAIL = new AtomicBoolean();

    @TempDir private Path temporary;
    private Path folder;
    private MiniCluster cluster;

    @BeforeEach
    void start() throws Exception {
        OUTCOMES.clear();
        CHECKPOINTS.clear();
        FAIL.set(false);
        Receiver.reset();
        folder = Files.createDirectory(temporary.resolve("destinations"));
        Files.writeString(folder.resolve("crm.json"), "{}");
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration())
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(2)
                                .build());
        cluster.start();
    }

    @AfterEach
    void stop() {
        Receiver.PERMITS.release(MANY);
        cluster.closeAsync().join();
    }

    @Test
    void losesNothingWhenTheJobFails() throws Exception {
        // given
        JobID job = submit(ControlSource.ofFolders(List.of(folder), 100));
        Receiver.PERMITS.release(BEFORE_THE_FAILURE);
        Map<String, Outcome.State> ended = new HashMap<>();
        CHECKPOINTS.clear();
        assertThat(CHECKPOINTS.poll(1, TimeUnit.MINUTES)).isNotNull();

        // when
        FAIL.set(true);
        Receiver.PERMITS.release(MANY);
        while (ended.size() < MESSAGES) {
            Outcome outcome = OUTCOMES.poll(1, TimeUnit.MINUTES);
            assertThat(outcome).as("outcome after %s", ended.size()).isNotNull();
            ended.put(outcome.delivery(), outcome.state());
        }

        // then
        assertThat(FAIL).isFalse();
        assertThat(ended).isEqualTo(expected());
        assertThat(Receiver.BODIES).isEqualTo(bodies());
        cluster.cancelJob(job).get(1, TimeUnit.MINUTES);
    }

    @Test
    void endsWhenItsInputsHaveEndedAndEverythingIsSent() throws Exception {
        // given
        Receiver.PERMITS.release(MANY);

        // when
        JobID job = submit(ControlSource.ofFolders(List.of(folder), 100).bounded());
        cluster.requestJobResult(job).get(1, TimeUnit.MINUTES).toJobExecutionResult(loader());

        // then
        Map<String, Outcome.State> ended =
                OUTCOMES.stream().collect(Collectors.toMap(Outcome::delivery, Outcome::state));
        assertThat(ended).isEqualTo(expected());
    }

    private ClassLoader loader() {
        return getClass().getClassLoader();
    }

    private static Map<String, Outcome.State> expected() {
        return IntStream.range(0, MESSAGES)
                .boxed()
                .collect(Collectors.toMap(number -> "m" + number, Receiver::end));
    }

    private static Map<String, Set<String>> bodies() {
        return IntStream.range(0, MESSAGES)
                .boxed()
                .collect(
                        Collectors.toMap(
                                number -> "m" + number, number -> Set.of("body of " + number)));
    }

    private JobID submit(ControlSource definitions) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(2);
        env.setMaxParallelism(128);
        DataStream<Message> messages =
                env.fromSequence(0, MESSAGES - 1)
                        .map(DeliveryITCase::message)
                        .returns(MessageTypeFactory.TYPE);
        DataStream<DestinationUpdate> updates =
                env.fromSource(
                                definitions.polling(Duration.ofMillis(5), Thread::sleep),
                                WatermarkStrategy.noWatermarks(),
                                "definitions")
                        .setParallelism(1)
                        .map(DeliveryITCase::update)
                        .returns(DestinationUpdate.class)
                        .setParallelism(1);
        Deliveries.attach(messages, updates, new Receiver(), DeliveryOptions.of(new ManualClock()))
                .uid("deliver")
                .map(new Witness())
                .returns(OutcomeTypeFactory.TYPE)
                .sinkTo(new DiscardingSink<>());
        return cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    }

    private static Message message(long number) {
        String user = "u-" + number % 100;
        return new Message(
                "crm",
                Message.laneOf(user, Settings.inFlight(32).lanes()),
                user,
                "m" + number,
                ManualClock.BEGINNING,
                ("body of " + number).getBytes(UTF_8),
                false);
    }

    private static DestinationUpdate update(ControlEntry entry) {
        return switch (entry.kind()) {
            case VALUE, CUT -> DestinationUpdate.set("crm", entry.value());
            case REMOVAL -> DestinationUpdate.remove("crm");
            case COMPLETE -> DestinationUpdate.complete();
        };
    }

    private static Configuration configuration() {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return config;
    }

    /** Notes outcomes, and fails when the test asks for it. */
    private static final class Witness
            implements MapFunction<Outcome, Outcome>, CheckpointListener {
        private static final long serialVersionUID = 1;

        @Override
        public Outcome map(Outcome outcome) {
            if (FAIL.compareAndSet(true, false)) {
                throw new IllegalStateException("A failure that the test asked for.");
            }
            OUTCOMES.add(outcome);
            return outcome;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            CHECKPOINTS.add(checkpoint);
        }
    }
}
