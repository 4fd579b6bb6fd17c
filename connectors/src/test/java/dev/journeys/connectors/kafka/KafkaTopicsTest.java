// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaTopicsTest {
    @Test
    void areNamed() {
        // when
        KafkaTopics topics = KafkaTopics.of(List.of("shop.orders", "shop_visits-2"));

        // then
        assertThat(topics.areMatched()).isFalse();
        assertThat(topics).hasToString("shop.orders,shop_visits-2");
    }

    @Test
    void areMatched() {
        // when
        KafkaTopics topics = KafkaTopics.matching("shop\\..*");

        // then
        assertThat(topics.areMatched()).isTrue();
        assertThat(topics).hasToString("/shop\\..*/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "shop/orders", ".", ".."})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> KafkaTopics.of(List.of("shop", name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected the name of a topic: up to 249 letters, digits, '.', '_' and"
                                + " '-'; but found '%s'.",
                        name);
    }

    @Test
    void refusesWhatIsNoExpression() {
        assertThatThrownBy(() -> KafkaTopics.matching("shop.("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a regular expression for topics, but found 'shop.(': Unclosed"
                                + " group.");
    }

    @Test
    void refusesNothingAndBothAndOneTwice() {
        assertThatThrownBy(() -> KafkaTopics.of(List.of())).hasMessageContaining("found neither.");
        assertThatThrownBy(() -> new KafkaTopics(List.of("shop"), "shop.*"))
                .hasMessageContaining("found both.");
        assertThatThrownBy(() -> KafkaTopics.of(List.of("shop", "shop")))
                .hasMessage("Expected each topic once, but found 'shop,shop'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anInputNeedsAGroup(String group) {
        // given
        KafkaClientSettings client =
                KafkaClientSettings.of(Map.of("bootstrap.servers", "kafka:9092"));

        // when, then
        assertThatThrownBy(
                        () ->
                                new KafkaInput(
                                        KafkaTopics.of(List.of("shop")),
                                        group,
                                        StartingOffsets.earliest(),
                                        client))
                .hasMessage("Expected the name of a consumer group, but found none.");
    }
}
