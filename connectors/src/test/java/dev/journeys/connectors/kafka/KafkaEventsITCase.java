// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.connectors.probing.FakeRecord;
import dev.journeys.connectors.probing.ManualClock;
import dev.journeys.connectors.probing.Notes;
import dev.journeys.connectors.probing.NotingOperator;
import dev.journeys.connectors.probing.ProbingOptions;
import dev.journeys.connectors.watermarks.LiveWatermarks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source in a real job, with a real broker; the clock is the test's. */
@Timeout(180)
class KafkaEventsITCase {
    private static final int READERS = 2;
    private static final int PARTITIONS = 4;
    private static final Duration BOUND = Duration.ofSeconds(5);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(READERS)
                            .build());

    private final KafkaBroker broker = KafkaBroker.shared();
    private final String topic =
            broker.createTopic(broker.uniqueName("events"), PARTITIONS, Map.of());
    private final String group = broker.uniqueName("group");
    private final Writer writer = Writer.to(broker, topic);
    private final ManualClock clock = new ManualClock();
    private final Notes notes = Notes.begin();
    private JobClient job;

    @AfterEach
    void cancel() throws Exception {
        job.cancel().get();
        writer.close();
    }

    @Test
    void timeGoesOnWhereMostPartitionsAreEmpty() throws Exception {
        // given
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.earliest());
        write(0, now());
        awaitTimeOfTheClock();

        // when
        clock.advance(Duration.ofSeconds(10));

        // then
        awaitTimeOfTheClock();
        assertThat(notes.onTime()).containsExactly(new FakeRecord(0, ManualClock.BEGINNING));
        assertThat(notes.late()).isEmpty();
    }

    @Test
    void aBrokerThatIsAwayCostsNothingAndMakesNothingLate() throws Exception {
        // given
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.earliest());
        awaitTimeOfTheClock();
        LongStream.range(0, 1_000).forEach(each -> write((int) (each % 3), now() + each));

        // when it is away for so long
        broker.stop();
        try {
            clock.advance(Duration.ofMinutes(10));
            awaitCheckpoints(20);
            assertThat(notes.watermarks()).allMatch(mark -> mark < ManualClock.BEGINNING + 1_000);
        } finally {
            broker.start();
        }

        // then
        awaitTimeOfTheClock();
        assertThat(notes.late()).isEmpty();
        assertThat(notes.onTime()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterAFailureWithTheOffsetsOfTheCheckpoint() throws Exception {
        // given
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.earliest());
        write(0, now());
        write(1, now());
        awaitTimeOfTheClock();
        awaitCheckpoints(2);

        // when
        notes.fail();
        clock.advance(Duration.ofSeconds(10));
        awaitTimeOfTheClock();

        // then nothing was read again
        assertThat(notes.onTime()).hasSize(2);
        assertThat(notes.late()).isEmpty();
    }

    @Test
    void offsetsAreCommittedWithCheckpoints() throws Exception {
        // given
        write(2, now());
        write(2, now());
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.earliest());

        // when, then
        try (Admin admin = broker.admin()) {
            OffsetAndMetadata committed;
            do {
                committed =
                        admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .get(new TopicPartition(topic, 2));
            } while (committed == null || committed.offset() < 2);
            assertThat(committed.offset()).isEqualTo(2);
        }
    }

    @Test
    void beginsWhereTheGroupHasCommitted() throws Exception {
        // given
        write(2, now());
        write(2, now() + 1);
        try (Admin admin = broker.admin()) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(new TopicPartition(topic, 2), new OffsetAndMetadata(1)))
                    .all()
                    .get();
        }

        // when
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.committedElseEarliest());

        // then
        awaitTimeOfTheClock();
        assertThat(notes.onTime()).containsExactly(new FakeRecord(2, now() + 1));
    }

    @Test
    void beginsAtTheEndAndProbesItAtOnce() throws Exception {
        // given
        write(1, now());

        // when
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.latest());
        awaitTimeOfTheClock();
        write(1, now() + 1);

        // then
        notes.await(now -> !now.onTime().isEmpty());
        assertThat(notes.onTime()).containsExactly(new FakeRecord(1, now() + 1));
    }

    @Test
    void partitionsAndTopicsThatAreAddedAreReadAndHoldNothingUp() throws Exception {
        // given
        start(KafkaTopics.matching(topic + ".*"), StartingOffsets.latest());
        awaitTimeOfTheClock();

        // when one partition has a record and the other none
        try (Admin admin = broker.admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 2)))
                    .all()
                    .get();
        }
        write(PARTITIONS + 1, now());
        String other = broker.createTopic(topic + "-other", 1, Map.of());
        try (Writer otherWriter = Writer.to(broker, other)) {
            otherWriter.write(0, "user", Long.toString(now() + 1));
        }

        // then
        notes.await(now -> now.onTime().size() == 2);
        clock.advance(Duration.ofSeconds(10));
        awaitTimeOfTheClock();
        assertThat(notes.onTime())
                .containsExactlyInAnyOrder(
                        new FakeRecord(PARTITIONS + 1, ManualClock.BEGINNING),
                        new FakeRecord(0, ManualClock.BEGINNING + 1));
    }

    @Test
    void anOpenTransactionHoldsTimeBackUntilItEnds() throws Exception {
        // given
        start(KafkaTopics.of(List.of(topic)), StartingOffsets.earliest());
        awaitTimeOfTheClock();
        try (Writer transaction = Writer.inTransaction(broker, topic)) {
            transaction.write(3, "user", Long.toString(now() + 1));

            // when
            clock.advance(Duration.ofMinutes(10));
            awaitCheckpoints(20);
            List<Long> whileOpen = notes.watermarks();
            transaction.commit();

            // then
            awaitTimeOfTheClock();
            assertThat(whileOpen).allMatch(mark -> mark < ManualClock.BEGINNING);
            assertThat(notes.onTime())
                    .containsExactly(new FakeRecord(3, ManualClock.BEGINNING + 1));
        }
    }

    private void start(KafkaTopics topics, StartingOffsets start) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(READERS);
        env.enableCheckpointing(100);
        KafkaClientSettings client =
                KafkaClientSettings.of(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "partition.discovery.interval.ms",
                                "100"));
        env.fromSource(
                        KafkaEvents.source(
                                new KafkaInput(topics, group, start, client),
                                new EventFormat(),
                                new ProbingOptions(
                                        BOUND, Duration.ofMillis(200), Duration.ofSeconds(5)),
                                clock),
                        LiveWatermarks.strategy(
                                BOUND, clock, (FakeRecord event, long ignored) -> event.time()),
                        "events")
                .rebalance()
                .transform("notes", TypeInformation.of(FakeRecord.class), new NotingOperator());
        job = env.executeAsync();
    }

    private void write(int partition, long time) {
        writer.write(partition, "user", Long.toString(time));
    }

    private void awaitCheckpoints(int count) throws InterruptedException {
        int before = notes.checkpoints();
        notes.await(now -> now.checkpoints() >= before + count * READERS);
    }

    private void awaitTimeOfTheClock() throws InterruptedException {
        long watermark = now() - BOUND.toMillis() - 1;
        notes.await(
                now ->
                        now.watermarks().size() == READERS
                                && now.watermarks().stream().allMatch(mark -> mark >= watermark));
    }

    private long now() {
        return clock.millis();
    }
}
