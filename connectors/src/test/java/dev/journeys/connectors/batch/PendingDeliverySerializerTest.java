// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class PendingDeliverySerializerTest {
    private final PendingDeliverySerializer serializer = new PendingDeliverySerializer();

    @Test
    void givesBackWhatItWrote() throws Exception {
        // given
        PendingDelivery pending =
                new PendingDelivery(
                        new BatchEntry("crm", bytes("{\"ž\":1}"), "東京", "d-😀", bytes("{}")),
                        17,
                        3,
                        1_700_000_000_123L,
                        50);

        // when
        byte[] written = serializer.serialize(state(pending, pending));
        List<RequestEntryWrapper<PendingDelivery>> read =
                serializer.deserialize(1, written).getBufferedRequestEntries();

        // then
        assertThat(read).hasSize(2);
        assertThat(read.get(1).getSize()).isEqualTo(17);
        assertThat(read.get(1).getRequestEntry()).usingRecursiveComparison().isEqualTo(pending);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() throws Exception {
        // given
        byte[] written = serializer.serialize(state());

        // when, then
        assertThatThrownBy(() -> serializer.deserialize(2, written))
                .isInstanceOf(IOException.class)
                .hasMessage("Expected a buffer of version 1, but found 2.");
    }

    private static BufferedRequestState<PendingDelivery> state(PendingDelivery... pending) {
        return new BufferedRequestState<>(
                List.of(pending).stream()
                        .map(each -> new RequestEntryWrapper<>(each, each.bytes()))
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
