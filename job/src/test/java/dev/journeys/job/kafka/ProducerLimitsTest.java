// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProducerLimitsTest {
    private static final int TOPIC_BYTES = 1_048_588;

    @Test
    void areKafkasUnlessToldOtherwise() {
        // when
        ProducerLimits limits = ProducerLimits.of(producer());
        // then
        assertThat(limits).isEqualTo(new ProducerLimits(1_048_576, false));
        assertThat(limits.of(TOPIC_BYTES, false)).isEqualTo(1_048_576);
        assertThat(limits.of(1_000, false)).isEqualTo(1_000);
    }

    @Test
    void haveNoMoreThanTheProducersMemory() {
        assertThat(ProducerLimits.of(producer("buffer.memory", "2000")).maxBytes())
                .isEqualTo(2_000);
    }

    @Test
    void leaveRoomForWhatDoesNotCompress() {
        // given
        int room = TOPIC_BYTES - 10_485 - 64;
        // when, then
        assertThat(ProducerLimits.of(producer("compression.type", "lz4")).of(TOPIC_BYTES, false))
                .isEqualTo(room);
        assertThat(ProducerLimits.of(producer()).of(TOPIC_BYTES, true)).isEqualTo(room);
        assertThat(ProducerLimits.of(producer()).of(10, true)).isZero();
    }

    private static Properties producer(String... more) {
        Properties producer = new Properties();
        producer.setProperty("bootstrap.servers", "127.0.0.1:1");
        for (int each = 0; each < more.length; each += 2) {
            producer.setProperty(more[each], more[each + 1]);
        }
        return producer;
    }
}
