// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fits by our count, a producer and a broker take: they count what they send. */
class RecordSizeITCase {
    private final KafkaBroker broker = KafkaBroker.shared();

    @ParameterizedTest
    @CsvSource({
        "none, 1048588, producer",
        "none, 2000, producer",
        "gzip, 2000, producer",
        "snappy, 2000, producer",
        "lz4, 2000, producer",
        "lz4, 1048588, producer",
        "zstd, 1048588, producer",
        "zstd, 2000, gzip",
        "none, 2000, lz4"
    })
    void isNeverBelowThatOfWhatIsSent(
            String compression, String topicBytes, String topicCompression) throws Exception {
        // given
        String topic =
                broker.createTopic(
                        broker.uniqueName("sizes"),
                        1,
                        Map.of(
                                "max.message.bytes",
                                topicBytes,
                                "compression.type",
                                topicCompression));
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());
        properties.setProperty("compression.type", compression);
        int maxBytes =
                ProducerLimits.of(properties)
                        .of(Integer.parseInt(topicBytes), !topicCompression.equals("producer"));
        OutputRecord largest = largest(maxBytes);
        // when
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, RecordSize.key(largest), largest.json());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            // then
            assertThat(producer.send(record).get().hasOffset()).isTrue();
        }
    }

    /** Of bytes that cannot be compressed. */
    private static OutputRecord largest(int maxBytes) {
        byte[] body = new byte[maxBytes - RecordSize.OVERHEAD - 3];
        new Random(17).nextBytes(body);
        OutputRecord largest = new OutputRecord(OutputKind.TRANSITION, "ann", body);
        assertThat(RecordSize.of(largest)).isEqualTo(maxBytes);
        assertThat(RecordSize.fits(largest, maxBytes)).isTrue();
        assertThat(RecordSize.fits(largest, maxBytes - 1)).isFalse();
        return largest;
    }
}
