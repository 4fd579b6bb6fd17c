// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class TransactionTimeoutsTest {
    private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

    @Test
    void areLongEnoughByDefaultForIntervalsOfUpToFiveMinutes() {
        assertThat(problems(DeliveryGuarantee.EXACTLY_ONCE, FIVE_MINUTES)).isEmpty();
    }

    @Test
    void areRefusedWhereAFailedJobCouldNotCommit() {
        assertThat(problems(DeliveryGuarantee.EXACTLY_ONCE, FIVE_MINUTES + 1))
                .containsExactly(
                        "Expected a transaction timeout of at least PT15M0.002S (twice the checkpoint"
                                + " interval of PT5M0.001S, and PT5M for a restart), but found PT15M:"
                                + " brokers would abort what a failed job has still to commit. Set a longer"
                                + " one, or take checkpoints more often.");
    }

    @Test
    void areUselessWithoutCheckpoints() {
        assertThat(problems(DeliveryGuarantee.EXACTLY_ONCE, -1))
                .singleElement()
                .asString()
                .startsWith("Expected checkpoints, since what is written exactly once is seen")
                .contains("'execution.checkpointing.interval'");
    }

    @Test
    void doNotMatterAtLeastOnce() {
        assertThat(problems(DeliveryGuarantee.AT_LEAST_ONCE, -1)).isEmpty();
    }

    private static List<String> problems(DeliveryGuarantee guarantee, long interval) {
        KafkaOutputOptions options =
                new KafkaOutputOptions(
                        KafkaClientSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1")),
                        OutputTopics.defaults(),
                        guarantee,
                        KafkaOutputOptions.DEFAULT_TRANSACTION_PREFIX,
                        KafkaOutputOptions.DEFAULT_TRANSACTION_TIMEOUT);
        return TransactionTimeouts.problems(options, interval);
    }
}
