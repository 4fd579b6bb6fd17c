// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.delivery.BatchEntry;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.connectors.webhook.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sink in a job that fails, with a receiver that takes some, later, or never. */
class HttpBatchSinkITCase {
    private static final int COUNT = 240;
    private static final int FAILS_AT = 150;
    private static final AtomicBoolean HAS_FAILED = new AtomicBoolean();
    private static final Set<String> DEAD = ConcurrentHashMap.newKeySet();

    private MiniCluster cluster;

    @BeforeEach
    void start() throws Exception {
        HAS_FAILED.set(false);
        DEAD.clear();
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
        cluster.closeAsync().join();
    }

    @Test
    void deliversEachAtLeastOnceOrWritesADeadLetterAlsoAfterAFailure() throws Exception {
        // given
        PickyBulk picky = new PickyBulk();
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(
                        ReceiverOptions.of(Clock.systemUTC()).script("/bulk", Script.of(picky)))) {
            // when
            run(receiver.url("/bulk"));

            // then
            Integer[] others =
                    IntStream.range(0, COUNT)
                            .filter(n -> n != PickyBulk.POISONED)
                            .boxed()
                            .toArray(Integer[]::new);
            assertThat(HAS_FAILED).isTrue();
            assertThat(picky.taken).containsExactlyInAnyOrder(others);
            assertThat(DEAD).containsExactly("137 status-400 after 1 attempt");
            assertThat(picky.malformed).isEmpty();
            assertThat(receiver.requests()).isLessThan(COUNT / 2);
        }
    }

    private void run(String url) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(2);
        env.fromSource(
                        new SequenceByCheckpoints(COUNT, 50),
                        WatermarkStrategy.noWatermarks(),
                        "numbers",
                        Types.LONG)
                .map(new Entries())
                .returns(TypeInformation.of(BatchEntry.class))
                .sinkTo(new HttpBatchSink(new Endpoints(url), new NotedLetters()));
        cluster.requestJobResult(
                        cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID())
                .get(2, TimeUnit.MINUTES)
                .toJobExecutionResult(getClass().getClassLoader());
    }

    private static Configuration configuration() {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return config;
    }

    private static final class Entries implements MapFunction<Long, BatchEntry> {
        private static final long serialVersionUID = 1;

        @Override
        public BatchEntry map(Long n) {
            if (n == FAILS_AT && HAS_FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("A failure that the test asked for.");
            }
            return new BatchEntry(
                    "bulk",
                    new byte[0],
                    "u-" + n,
                    String.valueOf(n),
                    ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Endpoints implements BatchEndpoints {
        private static final long serialVersionUID = 1;
        private final String url;

        Endpoints(String url) {
            this.url = url;
        }

        @Override
        public OpenBatchEndpoints open() {
            NetworkPolicy policy = new NetworkPolicy(Set.of("https"), Set.of(443), List.of(), true);
            HttpSender sender = new HttpSender(policy, HttpOptions.DEFAULT);
            return new OpenBatchEndpoints() {
                @Override
                public BatchEndpoint create(String destination, byte[] definition) {
                    return new HttpBatchEndpoint(
                            new HttpBatchRequest(
                                    url, Map.of(), bytes("{\"batch\":["), bytes("]}"), 1_000),
                            new BatchSettings(
                                    20, 10_000, Duration.ofMillis(50), Duration.ofSeconds(5), 10),
                            delivery -> delivery,
                            HttpBatchSinkITCase::failed,
                            sender,
                            new Secrets(new SecretPolicy("TEST_", null), name -> null),
                            Clock.systemUTC());
                }

                @Override
                public void close() {
                    sender.close();
                }
            };
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<List<FailedItem>> failed(byte[] reply, boolean cut, int deliveries) {
        List<FailedItem> failed = new ArrayList<>();
        Stream.of(new String(reply, StandardCharsets.UTF_8).split(" "))
                .skip(1)
                .forEach(
                        index ->
                                failed.add(new FailedItem(Integer.parseInt(index), true, "later")));
        return Optional.of(failed);
    }

    private static final class NotedLetters implements DeadLetters {
        private static final long serialVersionUID = 1;

        @Override
        public DeadLetterWriter open(WriterInitContext context) {
            return new DeadLetterWriter() {
                @Override
                public void write(BatchEntry entry, String reason) {
                    DEAD.add(entry.id() + " " + reason);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
        }
    }
}
