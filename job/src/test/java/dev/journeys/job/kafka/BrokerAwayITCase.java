// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job whose only broker goes away for a while. */
class BrokerAwayITCase {
    private static final int RECORDS = 400;
    private static final OutputTopics TOPICS = OutputTopics.defaults();

    private final KafkaBroker broker = KafkaBroker.create();
    private final WrittenTopics written = new WrittenTopics(broker);

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void writesEverythingExactlyOnce() throws Exception {
        // given
        TOPICS.all().forEach(topic -> broker.createTopic(topic, 2, Map.of()));
        JobClient job = start();
        while (written.texts(TOPICS.deliveries()).isEmpty()) {
            assertThat(job.getJobExecutionResult().isDone()).isFalse();
        }
        // when
        broker.stop();
        broker.start();
        job.getJobExecutionResult().get();
        // then
        assertThat(written.settled(options()).texts(TOPICS.deliveries()))
                .hasSize(RECORDS / 2)
                .doesNotHaveDuplicates();
        assertThat(written.texts(TOPICS.timeline())).hasSize(RECORDS / 2).doesNotHaveDuplicates();
        assertThat(written.texts(TOPICS.deadLetters())).isEmpty();
    }

    private JobClient start() throws Exception {
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, config);
        env.enableCheckpointing(100);
        KafkaOutput.attach(
                env.fromSource(
                        OutputScript.DELIVERIES.source(RECORDS, 20),
                        WatermarkStrategy.noWatermarks(),
                        "Script"),
                options());
        return env.executeAsync();
    }

    private KafkaOutputOptions options() {
        return new KafkaOutputOptions(
                KafkaClientSettings.of(Map.of("bootstrap.servers", broker.bootstrapServers())),
                TOPICS,
                DeliveryGuarantee.EXACTLY_ONCE,
                "test",
                Duration.ofMinutes(15));
    }
}
