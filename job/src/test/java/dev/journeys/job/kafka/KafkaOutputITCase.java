// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that write to a broker. */
class KafkaOutputITCase {
    private static final int RECORDS = 400;
    private static final int MISFITS = 80;
    private static final int PER_CHECKPOINT = 40;
    private static final long LONG_AGO = 1_000;

    private final KafkaBroker broker = KafkaBroker.shared();
    private final WrittenTopics written = new WrittenTopics(broker);
    private OutputTopics topics;

    @BeforeEach
    void createTopics() {
        topics =
                new OutputTopics(
                        broker.uniqueName("deliveries"),
                        Map.of("nowhere", broker.uniqueName("nowhere")),
                        broker.uniqueName("timeline"),
                        broker.uniqueName("late"),
                        broker.uniqueName("dead-letters"),
                        broker.uniqueName("acknowledgements"),
                        broker.uniqueName("outcomes"));
        for (String topic : topics.required()) {
            broker.createTopic(topic, 2, Map.of());
        }
        broker.createTopic(topics.deliveries(), 2, Map.of());
    }

    @Test
    void writesEverythingExactlyOnceThoughTheJobFails() throws Exception {
        // given
        FailingOnce failing = new FailingOnce();
        // when
        runToTheEnd(options(Map.of()), failing);
        // then
        assertThat(failing.failures()).isOne();
        assertThat(written.texts(topics.deliveries()))
                .containsExactlyInAnyOrderElementsOf(numbered("{\"id\":\"d-%s\"}"));
        assertThat(written.texts(topics.timeline()))
                .containsExactlyInAnyOrderElementsOf(numbered("{\"delivery\":\"d-%s\"}"));
    }

    @Test
    void keepsNoTransactionOpenAndAHandfulOfIds() throws Exception {
        // when
        KafkaOutputOptions options = options(Map.of());
        runToTheEnd(options, new FailingOnce());
        // then
        try (Admin admin = broker.admin()) {
            assertThat(admin.listTransactions().all().get())
                    .filteredOn(
                            each -> each.transactionalId().startsWith(options.transactionalIds()))
                    .hasSizeBetween(1, 10)
                    .extracting(each -> each.state().toString())
                    .doesNotContain("Ongoing");
        }
    }

    @Test
    void givesRecordsTheTimeAtWhichTheyAreWritten() throws Exception {
        // given records of a day long ago
        Instant start = Instant.now().minusSeconds(1);
        // when
        runToTheEnd(options(Map.of()), new FailingOnce());
        // then
        assertThat(written.read(topics.deliveries()))
                .extracting(ConsumerRecord::timestamp)
                .allMatch(timestamp -> timestamp >= start.toEpochMilli());
    }

    @ParameterizedTest
    @EnumSource(names = {"EXACTLY_ONCE", "AT_LEAST_ONCE"})
    void makesDeadLettersOfWhatATopicDoesNotTakeAndGoesOn(DeliveryGuarantee guarantee)
            throws Exception {
        // given
        KafkaOutputOptions options =
                new KafkaOutputOptions(
                        client(Map.of()), topics, guarantee, prefix(), Duration.ofMinutes(15));
        Configuration config = configuration();
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        // when
        environment(config, options, OutputScript.MISFITS, MISFITS, record -> record).execute();
        // then
        written.settled(options);
        int each = MISFITS / 4;
        assertThat(written.texts(topics.deliveries())).hasSize(each);
        assertThat(written.texts(topics.acknowledgements())).hasSize(each);
        List<JsonNode> letters = letters();
        assertThat(letters).hasSize(2 * each);
        assertThat(letters)
                .filteredOn(letter -> letter.get("reason").asText().equals("unknown-topic"))
                .hasSize(each)
                .allMatch(letter -> letter.get("text").asText().startsWith("{\"id\":\"d-"));
        assertThat(letters)
                .filteredOn(letter -> letter.get("reason").asText().equals("oversize"))
                .hasSize(each)
                .allMatch(letter -> letter.get("text").asText().startsWith("{\"id\":\"d-"))
                .allMatch(letter -> letter.get("text").asText().length() > OutputScript.LARGE / 4);
    }

    @Test
    void goesOnWhenATopicIsDeletedWhileItRuns() throws Exception {
        // given
        Map<String, String> impatient =
                Map.of(
                        "request.timeout.ms", "500",
                        "linger.ms", "0",
                        "delivery.timeout.ms", "1000",
                        "max.block.ms", "5000");
        StreamExecutionEnvironment env =
                environment(
                        configuration(),
                        options(impatient),
                        OutputScript.DELIVERIES,
                        Long.MAX_VALUE,
                        record -> record);
        JobClient job = env.executeAsync();
        await(job, () -> !written.texts(topics.deliveries()).isEmpty());
        // when
        try (Admin admin = broker.admin()) {
            admin.deleteTopics(List.of(topics.deliveries())).all().get();
        }
        // then
        await(job, () -> !letters().isEmpty());
        int timeline = written.texts(topics.timeline()).size();
        await(job, () -> written.texts(topics.timeline()).size() > timeline);
        assertThat(letters())
                .extracting(letter -> letter.get("reason").asText())
                .containsOnly("unknown-topic");
        job.cancel().get(1, TimeUnit.MINUTES);
    }

    @Test
    void showsAcknowledgementsBeforeACheckpointIsComplete() throws Exception {
        // given
        StreamExecutionEnvironment env =
                environment(
                        configuration(),
                        options(Map.of()),
                        OutputScript.MISFITS,
                        Long.MAX_VALUE,
                        record -> record);
        env.enableCheckpointing(Duration.ofHours(1).toMillis());
        // when
        JobClient job = env.executeAsync();
        // then
        await(job, () -> !written.texts(topics.acknowledgements()).isEmpty());
        assertThat(written.texts(topics.deliveries())).isEmpty();
        job.cancel().get(1, TimeUnit.MINUTES);
    }

    private void runToTheEnd(KafkaOutputOptions options, FailingOnce failing) throws Exception {
        environment(configuration(), options, OutputScript.DELIVERIES, RECORDS, failing).execute();
        written.settled(options);
    }

    private static StreamExecutionEnvironment environment(
            Configuration config,
            KafkaOutputOptions options,
            OutputScript script,
            long count,
            MapFunction<OutputRecord, OutputRecord> map) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, config);
        env.enableCheckpointing(100);
        SingleOutputStreamOperator<OutputRecord> output =
                env.fromSource(
                                script.source(count, PER_CHECKPOINT),
                                WatermarkStrategy.<OutputRecord>noWatermarks()
                                        .withTimestampAssigner((record, time) -> LONG_AGO),
                                "Script")
                        .uid("script")
                        .map(map)
                        .uid("map");
        KafkaOutput.attach(output, options, TopicThread.factory(options, 100));
        return env;
    }

    private static Configuration configuration() {
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
        config.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        return config;
    }

    private KafkaOutputOptions options(Map<String, String> more) {
        return new KafkaOutputOptions(
                client(more),
                topics,
                DeliveryGuarantee.EXACTLY_ONCE,
                prefix(),
                Duration.ofMinutes(15));
    }

    private KafkaClientSettings client(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return KafkaClientSettings.of(all);
    }

    private String prefix() {
        return broker.uniqueName("prefix");
    }

    private List<JsonNode> letters() throws IOException {
        List<JsonNode> letters = new ArrayList<>();
        for (String text : written.texts(topics.deadLetters())) {
            letters.add(new ObjectMapper().readTree(text.getBytes(StandardCharsets.UTF_8)));
        }
        return letters;
    }

    private static List<String> numbered(String format) {
        return IntStream.range(0, RECORDS / 2)
                .boxed()
                .flatMap(number -> Stream.of(format.formatted(number)))
                .toList();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Looks again and again, as long as the job has not ended. */
    private static void await(JobClient job, Condition condition) throws Exception {
        while (!condition.holds()) {
            assertThat(job.getJobExecutionResult().isDone()).as("job has ended").isFalse();
        }
    }
}
