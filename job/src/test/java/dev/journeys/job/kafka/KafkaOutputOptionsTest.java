// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaOutputOptionsTest {
    private static final KafkaClientSettings CLIENT =
            KafkaClientSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));

    @Test
    void writeExactlyOnceWithATimeoutOfFifteenMinutes() {
        // when
        KafkaOutputOptions options = KafkaOutputOptions.of(CLIENT);
        // then
        assertThat(options.isExactlyOnce()).isTrue();
        assertThat(options.producer()).containsEntry("transaction.timeout.ms", "900000");
        assertThat(options.acknowledgementProducer())
                .containsEntry("linger.ms", "0")
                .doesNotContainKey("transaction.timeout.ms");
    }

    @Test
    void giveNoJobIdsThatBeginWithThoseOfAnother() {
        // when
        String ids = prefixed("journeys").transactionalIds();
        // then
        assertThat(prefixed("journeys-2").transactionalIds() + "-0-0").doesNotStartWith(ids);
    }

    @Test
    void travelToTheTasks() throws Exception {
        // given
        KafkaOutputOptions options = KafkaOutputOptions.of(CLIENT);
        // when, then
        assertThat(InstantiationUtil.clone(options)).isEqualTo(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b"})
    void refuseAPrefixThatIsNone(String prefix) {
        assertThatThrownBy(() -> prefixed(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a transaction prefix of 1 to 200 letters, digits, '.', '_' and '-', but"
                                + " found '"
                                + prefix
                                + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P25D", "PT2562047788015215H30M7S"})
    void refuseATimeoutThatIsNone(Duration timeout) {
        assertThatThrownBy(
                        () ->
                                new KafkaOutputOptions(
                                        CLIENT,
                                        OutputTopics.defaults(),
                                        DeliveryGuarantee.EXACTLY_ONCE,
                                        "test",
                                        timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 millisecond to 24 days, but found " + timeout);
    }

    @Test
    void refuseNoGuaranteeAtAll() {
        assertThatThrownBy(
                        () ->
                                new KafkaOutputOptions(
                                        CLIENT,
                                        OutputTopics.defaults(),
                                        DeliveryGuarantee.NONE,
                                        "test",
                                        Duration.ofMinutes(1)))
                .hasMessage("Expected output exactly once or at least once, but found 'none'.");
    }

    @Test
    void refuseASecondTimeoutAmongTheProperties() {
        // given
        KafkaClientSettings client =
                KafkaClientSettings.of(
                        Map.of("bootstrap.servers", "127.0.0.1:1", "transaction.timeout.ms", "1"));
        // when, then
        assertThatThrownBy(() -> KafkaOutputOptions.of(client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'transaction.timeout.ms'");
    }

    private static KafkaOutputOptions prefixed(String prefix) {
        return new KafkaOutputOptions(
                CLIENT,
                OutputTopics.defaults(),
                DeliveryGuarantee.EXACTLY_ONCE,
                prefix,
                Duration.ofMinutes(15));
    }
}
