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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpBatchSinkTest {
    private final FakeTask task = new FakeTask();
    private final FakeBulk bulk = new FakeBulk();
    private final FullLetters letters = new FullLetters();

    @AfterEach
    void isNotInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void closesNothingWhereItStarts() throws Exception {
        // when
        new HttpBatchSink(() -> bulk, context -> letters).createWriter(task);

        // then
        assertThat(bulk.closed).isFalse();
        assertThat(letters.closed).isFalse();
    }

    @Test
    void closesEndpointsAndDeadLettersWhereTheBufferCannotBeRestored() {
        // given
        HttpBatchSink sink = new HttpBatchSink(() -> bulk, context -> letters);

        // when
        assertThatThrownBy(() -> sink.restoreWriter(task, List.of(unusable())))
                .isInstanceOf(IOException.class)
                .hasMessage("Full.");

        // then
        assertThat(bulk.closed).isTrue();
        assertThat(letters.closed).isTrue();
    }

    @Test
    void closesBothWhereItIsInterruptedInTheRestore() {
        // given
        letters.interrupts = true;
        HttpBatchSink sink = new HttpBatchSink(() -> bulk, context -> letters);

        // when
        assertThatThrownBy(() -> sink.restoreWriter(task, List.of(unusable())))
                .isInstanceOf(IOException.class)
                .hasMessage("Expected to restore the buffer, but was interrupted.");

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bulk.closed).isTrue();
        assertThat(letters.closed).isTrue();
    }

    @Test
    void closesBothWhereTheWriterCannotBeMade() {
        // given
        HttpBatchSink sink = new HttpBatchSink(() -> bulk, context -> letters);

        // when
        assertThatThrownBy(() -> sink.createWriter(null)).isInstanceOf(RuntimeException.class);

        // then
        assertThat(bulk.closed).isTrue();
        assertThat(letters.closed).isTrue();
    }

    @Test
    void closesTheDeadLettersWhereNoEndpointsCanBeOpened() {
        // given
        HttpBatchSink sink =
                new HttpBatchSink(
                        () -> {
                            throw new IllegalArgumentException("No certificates.");
                        },
                        context -> letters);

        // when
        assertThatThrownBy(() -> sink.createWriter(task)).hasMessage("No certificates.");

        // then
        assertThat(letters.closed).isTrue();
    }

    /** A delivery by a broken definition, which becomes a dead letter at once. */
    private static BufferedRequestState<PendingDelivery> unusable() {
        byte[] broken = "broken".getBytes(StandardCharsets.UTF_8);
        BatchEntry entry = new BatchEntry("crm", broken, "u-1", "d-1", broken);
        PendingDelivery pending = PendingDelivery.arrived(entry, 7, 0);
        return new BufferedRequestState<>(List.of(new RequestEntryWrapper<>(pending, 7)));
    }

    /** Takes nothing. */
    private static final class FullLetters implements DeadLetterWriter {
        private boolean interrupts;
        private boolean closed;

        @Override
        public void write(BatchEntry entry, String reason)
                throws IOException, InterruptedException {
            if (interrupts) {
                throw new InterruptedException();
            }
            throw new IOException("Full.");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
