// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PassedOverTest {
    private static final TopicPartition PARTITION = new TopicPartition("shop", 0);

    private final PassedOver passedOver = new PassedOver();

    @Test
    void knowsNothingAtFirst() {
        assertThat(passedOver.next(PARTITION, 5, 9)).isEqualTo(5);
    }

    @Test
    void goesOnWhereItEnded() {
        // when
        passedOver.note(PARTITION, 5, 8);

        // then
        assertThat(passedOver.next(PARTITION, 5, 9)).isEqualTo(8);
        assertThat(passedOver.next(new TopicPartition("shop", 1), 5, 9)).isEqualTo(5);
    }

    @Test
    void forgetsWhenTheReaderHasGoneOn() {
        // when
        passedOver.note(PARTITION, 5, 8);

        // then
        assertThat(passedOver.next(PARTITION, 6, 9)).isEqualTo(6);
    }

    @Test
    void doesNotTrustWhatIsBeyondTheEnd() {
        // when
        passedOver.note(PARTITION, 5, 8);

        // then
        assertThat(passedOver.next(PARTITION, 5, 7)).isEqualTo(5);
    }
}
