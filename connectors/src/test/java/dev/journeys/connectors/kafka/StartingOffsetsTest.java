// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartingOffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition("shop", 0);
    private static final TopicPartition SECOND = new TopicPartition("shop", 1);
    private static final List<TopicPartition> BOTH = List.of(FIRST, SECOND);

    @ParameterizedTest
    @CsvSource({
        "earliest, 3, 5",
        "latest, 30, 50",
        // The second partition has nothing that is new enough.
        "2026-03-01T10:00:00Z, 7, 50",
        // The group has committed an offset of the first one only.
        "committed, 9, 5",
        "committed-or-latest, 9, 50",
    })
    void becomeNumbers(String start, long first, long second) {
        // given
        NumberedOffsets offsets = new NumberedOffsets(StartingOffsets.parse(start));

        // when
        Map<TopicPartition, Long> numbers = offsets.getPartitionOffsets(BOTH, new Broker());

        // then
        assertThat(numbers).isEqualTo(Map.of(FIRST, first, SECOND, second));
    }

    @Test
    void aRecordThatComesWhileATimeIsLookedUpIsNotPassedOver() {
        // given a partition that grows with each question
        Broker broker = new Broker();
        NumberedOffsets offsets =
                new NumberedOffsets(
                        StartingOffsets.timestamp(Instant.parse("2026-03-02T10:00:00Z")));

        // when
        Map<TopicPartition, Long> numbers = offsets.getPartitionOffsets(BOTH, broker);

        // then
        assertThat(broker.questions).isEqualTo(2);
        assertThat(numbers).isEqualTo(Map.of(FIRST, 30L, SECOND, 50L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "earliest",
                "latest",
                "committed",
                "committed-or-latest",
                "2026-03-01T10:00:00Z"
            })
    void areReadAsTheyAreWritten(String text) throws Exception {
        // when
        StartingOffsets offsets = StartingOffsets.parse(text);

        // then
        assertThat(offsets).hasToString(text);
        StartingOffsets arrived =
                InstantiationUtil.deserializeObject(
                        InstantiationUtil.serializeObject(offsets), getClass().getClassLoader());
        assertThat(arrived).isEqualTo(offsets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "timestamp", "Earliest", "2026-03-01"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> StartingOffsets.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected 'earliest', 'latest', 'committed', 'committed-or-latest' or a"
                                + " time such as '2026-03-01T10:00:00Z', but found '%s'.",
                        text);
    }

    /** Two partitions; each question finds them longer than the one before. */
    private static final class Broker implements PartitionOffsetsRetriever {
        private int questions;

        @Override
        public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
            return only(partitions, Map.of(FIRST, 9L));
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            long longer = questions++;
            return only(partitions, Map.of(FIRST, 30 + longer, SECOND, 50 + longer));
        }

        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            return only(partitions, Map.of(FIRST, 3L, SECOND, 5L));
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            questions++;
            long record = Instant.parse("2026-03-01T11:00:00Z").toEpochMilli();
            return times.getOrDefault(FIRST, Long.MAX_VALUE) <= record
                    ? Map.of(FIRST, new OffsetAndTimestamp(7, record))
                    : Map.of();
        }

        private static Map<TopicPartition, Long> only(
                Collection<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
            Map<TopicPartition, Long> answer = new HashMap<>(offsets);
            answer.keySet().retainAll(partitions);
            return answer;
        }
    }
}
