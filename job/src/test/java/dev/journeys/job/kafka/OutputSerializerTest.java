// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class OutputSerializerTest {
    private static final OutputSerializer SERIALIZER =
            new OutputSerializer(
                    new OutputTopics(
                            "sends",
                            Map.of("email", "our.mail"),
                            "timeline",
                            "late",
                            "dead",
                            "acks",
                            "outcomes"));

    @Test
    void writesTheJsonUnderTheUserWithoutATimestamp() {
        // given
        byte[] json = "{\"a\":\"ž\"}".getBytes(StandardCharsets.UTF_8);
        OutputRecord delivery = new OutputRecord(OutputKind.DELIVERY, "ž", "email", json);
        // when
        ProducerRecord<byte[], byte[]> record = SERIALIZER.serialize(delivery, null, 17L);
        // then
        assertThat(record.topic()).isEqualTo("our.mail");
        assertThat(record.key()).isEqualTo("ž".getBytes(StandardCharsets.UTF_8));
        assertThat(record.value()).isEqualTo(json);
        assertThat(record.timestamp()).isNull();
        assertThat(record.partition()).isNull();
    }

    @Test
    void writesNoKeyWhereThereIsNoUser() {
        // given
        OutputRecord letter = new OutputRecord(OutputKind.DEAD_LETTER, "", new byte[] {'{', '}'});
        // when, then
        assertThat(SERIALIZER.serialize(letter, null, null).key()).isNull();
    }

    @Test
    void tellsFlinkWhereTransactionsCanBeOpen() {
        // when
        Pattern topics =
                SERIALIZER
                        .getKafkaDatasetFacet()
                        .orElseThrow()
                        .getTopicIdentifier()
                        .getTopicPattern();
        // then
        assertThat(topics.asMatchPredicate())
                .accepts("sends", "our.mail", "timeline", "late", "dead", "outcomes")
                .rejects("acks", "our-mail", "late2", "");
    }
}
