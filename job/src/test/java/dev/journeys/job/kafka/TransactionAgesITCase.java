// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs while the broker still knows their transactions, and after. */
class TransactionAgesITCase {
    private static final OutputTopics TOPICS = OutputTopics.defaults();
    private static final int RECORDS = 40;
    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir private Path folder;
    private KafkaBroker broker;
    private WrittenTopics written;

    /**
     * @param more properties of the broker
     */
    private void start(Map<String, String> more) {
        broker = KafkaBroker.create(more);
        written = new WrittenTopics(broker);
        TOPICS.all().forEach(topic -> broker.createTopic(topic, 2, Map.of()));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void commitWhatTheSavepointHasLeftOpen() throws Exception {
        // given
        start(Map.of());
        String savepoint = leaveATransactionOpen(TIMEOUT);
        assertThat(written.texts(TOPICS.deliveries())).isEmpty();
        // when
        job(RECORDS, OFTEN, TIMEOUT, savepoint).execute();
        // then
        assertThat(written.texts(TOPICS.deliveries())).hasSize(RECORDS / 2).doesNotHaveDuplicates();
    }

    @Test
    void goOnWithoutWhatTheBrokerHasAborted() throws Exception {
        // given
        start(Map.of());
        Duration timeout = Duration.ofSeconds(10);
        String savepoint = leaveATransactionOpen(timeout);
        awaitTransactions(all -> all.stream().noneMatch(TransactionAgesITCase::isOpen));
        // when
        job(RECORDS, OFTEN, timeout, savepoint).execute();
        // then
        assertThat(written.settled(options(TIMEOUT)).texts(TOPICS.deliveries()))
                .hasSizeLessThan(RECORDS / 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void goOnWhenTheBrokerHasForgottenTheTransactionsOfAJobThatWasStopped() throws Exception {
        // given
        start(
                Map.of(
                        "transactional.id.expiration.ms", "5000",
                        "transaction.remove.expired.transaction.cleanup.interval.ms", "200"));
        JobClient first = job(Long.MAX_VALUE, OFTEN, TIMEOUT, null).executeAsync();
        await(first, () -> !written.texts(TOPICS.deliveries()).isEmpty());
        String savepoint =
                first.stopWithSavepoint(false, folder.toString(), SavepointFormatType.CANONICAL)
                        .get(1, TimeUnit.MINUTES);
        first.getJobExecutionResult().get(1, TimeUnit.MINUTES);
        int before = written.settled(options(TIMEOUT)).texts(TOPICS.deliveries()).size();
        awaitTransactions(List::isEmpty);
        // when
        JobClient second = job(Long.MAX_VALUE, OFTEN, TIMEOUT, savepoint).executeAsync();
        // then
        await(second, () -> written.texts(TOPICS.deliveries()).size() > before);
        assertThat(written.texts(TOPICS.deliveries())).doesNotHaveDuplicates();
        end(second);
    }

    @Test
    void failRatherThanCommitWhatTheBrokerHasAborted() {
        // given
        start(Map.of());
        Duration timeout = Duration.ofSeconds(1);
        // when, then
        assertThatThrownBy(() -> job(RECORDS, timeout.multipliedBy(6), timeout, null).execute())
                .hasStackTraceContaining("Expected to commit within PT0.8S");
        assertThat(written.texts(TOPICS.deliveries())).isEmpty();
    }

    /** A savepoint commits nothing unless the job is stopped with it. */
    private String leaveATransactionOpen(Duration timeout) throws Exception {
        JobClient job = job(RECORDS, NEVER, timeout, null).executeAsync();
        awaitTransactions(all -> all.stream().anyMatch(TransactionAgesITCase::isOpen));
        String savepoint =
                job.triggerSavepoint(folder.toString(), SavepointFormatType.CANONICAL)
                        .get(1, TimeUnit.MINUTES);
        end(job);
        return savepoint;
    }

    private static void end(JobClient job) throws Exception {
        job.cancel().get(1, TimeUnit.MINUTES);
        job.getJobExecutionResult().handle((result, cancelled) -> null).get(1, TimeUnit.MINUTES);
    }

    private static void await(JobClient job, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            assertThat(job.getJobExecutionResult().isDone()).as("job has ended").isFalse();
        }
    }

    private static boolean isOpen(TransactionListing transaction) {
        return transaction.state() == TransactionState.ONGOING;
    }

    /** Looks again and again. */
    private void awaitTransactions(Predicate<List<TransactionListing>> condition) throws Exception {
        try (Admin admin = broker.admin()) {
            while (!condition.test(List.copyOf(admin.listTransactions().all().get()))) {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * Emits half of the {@link #RECORDS} before each checkpoint, of which the first comes after a
     * whole interval: without a pause Flink takes it at any time within the first one.
     */
    private StreamExecutionEnvironment job(
            long records, Duration checkpoints, Duration timeout, @Nullable String savepoint) {
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (savepoint != null) {
            config.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, config);
        env.enableCheckpointing(checkpoints.toMillis());
        env.getCheckpointConfig().setMinPauseBetweenCheckpoints(checkpoints.toMillis());
        KafkaOutput.attach(
                env.fromSource(
                                OutputScript.DELIVERIES.source(records, RECORDS / 2),
                                WatermarkStrategy.noWatermarks(),
                                "Script")
                        .uid("script"),
                options(timeout));
        return env;
    }

    private KafkaOutputOptions options(Duration timeout) {
        return new KafkaOutputOptions(
                KafkaClientSettings.of(Map.of("bootstrap.servers", broker.bootstrapServers())),
                TOPICS,
                DeliveryGuarantee.EXACTLY_ONCE,
                "test",
                timeout);
    }
}
