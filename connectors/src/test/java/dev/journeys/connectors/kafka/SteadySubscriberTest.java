// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SteadySubscriberTest {
    private static final Set<TopicPartition> ONE = Set.of(new TopicPartition("shop", 0));
    private static final Set<TopicPartition> TWO =
            Set.of(new TopicPartition("shop", 0), new TopicPartition("shop", 1));
    private static final Set<TopicPartition> OUTAGE = Set.of();

    @Test
    void findsWhatItFoundBeforeWhileTheBrokerIsAway() {
        // given
        SteadySubscriber subscriber = new SteadySubscriber(new Answers(ONE, OUTAGE, OUTAGE, TWO));

        // when, then
        assertThat(subscriber.getSubscribedTopicPartitions(null)).isEqualTo(ONE);
        assertThat(subscriber.getSubscribedTopicPartitions(null)).isEqualTo(ONE);
        assertThat(subscriber.getSubscribedTopicPartitions(null)).isEqualTo(ONE);
        assertThat(subscriber.getSubscribedTopicPartitions(null)).isEqualTo(TWO);
    }

    @Test
    void failsWhereTheFirstLookFails() {
        // given
        SteadySubscriber subscriber = new SteadySubscriber(new Answers(OUTAGE, ONE));

        // when, then
        assertThatThrownBy(() -> subscriber.getSubscribedTopicPartitions(null))
                .hasMessage("no broker");
        assertThat(subscriber.getSubscribedTopicPartitions(null)).isEqualTo(ONE);
    }

    @Test
    void endsWhenItIsInterrupted() {
        // given
        SteadySubscriber subscriber = new SteadySubscriber(new Answers(ONE, OUTAGE));
        subscriber.getSubscribedTopicPartitions(null);

        // when
        Thread.currentThread().interrupt();

        // then
        assertThatThrownBy(() -> subscriber.getSubscribedTopicPartitions(null))
                .hasMessage("no broker");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Gives one after the other; an outage fails. */
    private static final class Answers implements KafkaSubscriber {
        private static final long serialVersionUID = 1;
        private final transient Queue<Set<TopicPartition>> answers = new ArrayDeque<>();

        @SafeVarargs
        Answers(Set<TopicPartition>... answers) {
            for (Set<TopicPartition> answer : answers) {
                this.answers.add(answer);
            }
        }

        @Override
        public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
            Set<TopicPartition> answer = answers.remove();
            if (answer.equals(OUTAGE)) {
                throw new IllegalStateException("no broker");
            }
            return answer;
        }
    }
}
