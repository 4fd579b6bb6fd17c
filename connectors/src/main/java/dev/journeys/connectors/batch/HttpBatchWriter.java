// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.util.IOUtils;

/**
 * Refuses what can never be sent, holds back what is too much, and has the rest sent by {@link
 * AsyncBatchWriter}. At a barrier no request begins any more, so that the longest deadline of those
 * in flight is the longest that a checkpoint waits. Used by the task's thread.
 */
final class HttpBatchWriter
        implements StatefulSinkWriter<BatchEntry, BufferedRequestState<PendingDelivery>> {
    private final OpenBatchEndpoints endpoints;
    private final DeadLetterWriter letters;
    private final BatchLimits limits;
    private final MailboxExecutor mailbox;
    private final LongSupplier clock;
    private final GivenUpDeliveries givenUp;
    private final BatchBuffer buffer;
    private final AsyncBatchWriter requests;

    /** Both are closed with the writer. */
    HttpBatchWriter(
            WriterInitContext context,
            OpenBatchEndpoints endpoints,
            DeadLetterWriter letters,
            BatchLimits limits) {
        this.endpoints = endpoints;
        this.letters = letters;
        this.limits = limits;
        mailbox = context.getMailboxExecutor();
        clock = context.getProcessingTimeService()::getCurrentProcessingTime;
        givenUp = new GivenUpDeliveries(letters, context.metricGroup());
        Alarm alarm = new Alarm(context.getProcessingTimeService());
        buffer = new BatchBuffer(endpoints, limits.inFlightOfOne(), clock, alarm);
        requests = new AsyncBatchWriter(context, buffer, givenUp, limits.inFlight());
        alarm.listener(time -> requests.wake());
    }

    /** Takes back what a checkpoint had; it is sent once the task runs. */
    void restore(Collection<BufferedRequestState<PendingDelivery>> states)
            throws IOException, InterruptedException {
        buffer.pause();
        for (BufferedRequestState<PendingDelivery> state : states) {
            for (RequestEntryWrapper<PendingDelivery> wrapper : state.getBufferedRequestEntries()) {
                PendingDelivery pending = wrapper.getRequestEntry();
                givenUp.of(pending.entry().destination()).sent();
                accept(pending);
            }
        }
        buffer.resume();
    }

    @Override
    public void write(BatchEntry entry, Context context) throws IOException, InterruptedException {
        while (limits.areReached(buffer)) {
            mailbox.yield();
        }
        givenUp.of(entry.destination()).sent();
        accept(PendingDelivery.arrived(entry, 0, clock.getAsLong()));
    }

    private void accept(PendingDelivery pending) throws IOException, InterruptedException {
        BatchEntry entry = pending.entry();
        BatchGroup group;
        try {
            group = buffer.group(entry);
        } catch (IllegalArgumentException e) {
            givenUp.add(entry, "unusable-definition: " + e.getMessage());
            return;
        }
        byte[] item = group.endpoint().item(entry.body());
        if (item == null) {
            givenUp.add(entry, "template: Expected an item that the definition can make.");
        } else {
            accept(pending, group, item.length + 1);
        }
    }

    /**
     * @param bytes of the item and a comma
     */
    private void accept(PendingDelivery pending, BatchGroup group, int bytes)
            throws IOException, InterruptedException {
        BatchSettings settings = group.endpoint().settings();
        long alone = (long) group.endpoint().envelopeBytes() + bytes;
        if (alone > settings.maxBytes()) {
            givenUp.add(
                    pending.entry(),
                    "too-large: Expected a request of at most "
                            + settings.maxBytes()
                            + " bytes, but this delivery alone makes one of "
                            + alone
                            + ".");
        } else if (group.isFailing() && limits.areReached(group, buffer.groups())) {
            givenUp.add(
                    pending.entry(),
                    "backlog: Expected a destination that takes deliveries, but it fails and "
                            + group.held()
                            + " wait for it.");
        } else if (pending.bytes() == 0) {
            requests.write(
                    PendingDelivery.arrived(
                            group.shared(pending.entry()),
                            bytes,
                            clock.getAsLong() + settings.linger().toMillis()));
        } else {
            requests.write(pending.with(group.shared(pending.entry()), bytes));
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (endOfInput) {
            sendAll();
        } else {
            buffer.pause();
            requests.flush(false);
            buffer.resume();
        }
        letters.flush();
    }

    /** Each delivery has only so many attempts, and they are only so far apart. */
    private void sendAll() throws InterruptedException {
        buffer.hurry();
        requests.flush(true);
        while (buffer.held() > 0) {
            mailbox.yield();
            requests.flush(true);
        }
    }

    @Override
    public List<BufferedRequestState<PendingDelivery>> snapshotState(long checkpointId) {
        return requests.snapshotState(checkpointId);
    }

    @Override
    public void close() {
        requests.close();
        IOUtils.closeAllQuietly(endpoints, letters);
    }
}
