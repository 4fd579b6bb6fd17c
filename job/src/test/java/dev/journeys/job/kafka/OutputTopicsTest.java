// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTopicsTest {
    private static final OutputTopics TOPICS =
            new OutputTopics(
                    "sends",
                    Map.of("email", "mail"),
                    "timeline",
                    "late",
                    "dead",
                    "acks",
                    "outcomes");

    @ParameterizedTest
    @CsvSource({
        "DELIVERY, email, mail",
        "DELIVERY, sms, sends",
        "TRANSITION, '', timeline",
        "LATE, '', late",
        "DEAD_LETTER, '', dead",
        "ACKNOWLEDGEMENT, '', acks",
        "OUTCOME, '', outcomes"
    })
    void haveOneForEachKindAndForDestinationsThatAreNamed(
            OutputKind kind, String destination, String topic) {
        assertThat(TOPICS.of(new OutputRecord(kind, "ann", destination, new byte[0])))
                .isEqualTo(topic);
    }

    @Test
    void giveWayToTheTopicThatADestinationNames() {
        // given
        OutputRecord delivery =
                new OutputRecord(OutputKind.DELIVERY, "ann", "email", new byte[0]).to("other");
        // then
        assertThat(TOPICS.of(delivery)).isEqualTo("other");
    }

    @Test
    void haveDefaults() {
        assertThat(OutputTopics.defaults().all())
                .containsExactly(
                        "journeys.acknowledgements",
                        "journeys.dead-letters",
                        "journeys.deliveries",
                        "journeys.late",
                        "journeys.outcomes",
                        "journeys.timeline");
    }

    @Test
    void needNotExistForDestinations() {
        assertThat(TOPICS.required())
                .containsExactly("acks", "dead", "late", "outcomes", "timeline");
        assertThat(OutputTopics.defaults().required()).contains("journeys.deliveries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ž"})
    void areRefusedWithANameThatNoTopicHas(String name) {
        assertThatThrownBy(
                        () -> new OutputTopics("a", Map.of("email", name), "b", "c", "d", "e", "f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a topic's name of 1 to 249 letters, digits, '.', '_' and '-', but found '"
                                + name
                                + "'.");
    }
}
