// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.connector.base.sink.writer.strategy.CongestionControlRateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.NoOpScalingStrategy;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's writer with requests as its unit: it keeps count of what is in flight, waits for that at
 * a barrier, and puts its buffer into state. Its own limits of batches, bytes and time are out of
 * the way; {@link BatchBuffer} has ours.
 */
final class AsyncBatchWriter extends AsyncSinkWriter<PendingDelivery, PendingDelivery> {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncBatchWriter.class);

    /** Flink would send a request again that takes longer; one that does is a fault of ours. */
    private static final long TIMEOUT_MILLIS = 2 * BatchSettings.LONGEST_DEADLINE.toMillis();

    /**
     * Flink would then send all that may be sent before it takes anything else, barriers included;
     * {@link Alarm} does it one by one. A hundred years.
     */
    private static final long NEVER_MILLIS = Duration.ofDays(36_500).toMillis();

    private static final SinkWriter.Context NO_CONTEXT = new NoContext();

    private final BatchBuffer buffer;
    private final GivenUpDeliveries givenUp;
    private final MailboxExecutor mailbox;
    private final LongSupplier clock;

    /**
     * @param inFlight requests at the same time, at most
     */
    AsyncBatchWriter(
            WriterInitContext context,
            BatchBuffer buffer,
            GivenUpDeliveries givenUp,
            int inFlight) {
        super(
                (pending, any) -> pending,
                context,
                configuration(inFlight),
                List.of(),
                (info, all) -> buffer.begin(),
                buffer);
        this.buffer = buffer;
        this.givenUp = givenUp;
        mailbox = context.getMailboxExecutor();
        clock = context.getProcessingTimeService()::getCurrentProcessingTime;
    }

    private static AsyncSinkWriterConfiguration configuration(int inFlight) {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(1)
                .setMaxBatchSizeInBytes(Long.MAX_VALUE)
                .setMaxInFlightRequests(inFlight)
                .setMaxBufferedRequests(Integer.MAX_VALUE)
                .setMaxTimeInBufferMS(NEVER_MILLIS)
                .setMaxRecordSizeInBytes(Long.MAX_VALUE)
                .setRequestTimeoutMS(TIMEOUT_MILLIS)
                .setFailOnTimeout(true)
                .setRateLimitingStrategy(
                        CongestionControlRateLimitingStrategy.builder()
                                .setMaxInFlightRequests(inFlight)
                                .setInitialMaxInFlightMessages(inFlight)
                                .setScalingStrategy(new NoOpScalingStrategy<>())
                                .build())
                .build();
    }

    /** Takes a delivery, and begins requests that may. */
    void write(PendingDelivery pending) throws IOException, InterruptedException {
        write(pending, NO_CONTEXT);
    }

    /**
     * Begins requests that may begin since time has passed. Flink's writer looks at its buffer only
     * when something is written or a request ends; so one delivery is written anew.
     */
    void wake() throws IOException, InterruptedException {
        PendingDelivery one = buffer.takeOne();
        if (one != null) {
            write(one);
        }
        buffer.setAlarm();
    }

    @Override
    protected void submitRequestEntries(
            List<PendingDelivery> batch, ResultHandler<PendingDelivery> handler) {
        BatchGroup group = buffer.group(batch.get(0).entry());
        group.endpoint()
                .send(items(group, batch))
                .whenComplete(
                        (reply, failure) ->
                                tell(() -> ended(group, batch, reply, failure, handler)));
    }

    private static List<byte[]> items(BatchGroup group, List<PendingDelivery> batch) {
        List<byte[]> items = new ArrayList<>(batch.size());
        for (PendingDelivery pending : batch) {
            byte[] item = group.endpoint().item(pending.entry().body());
            if (item == null) {
                throw new IllegalStateException(
                        "Expected an item of delivery "
                                + pending.entry().id()
                                + " again, but found none.");
            }
            items.add(item);
        }
        return items;
    }

    private void tell(ThrowingRunnable<Exception> end) {
        try {
            mailbox.execute(end, "A request with deliveries has ended");
        } catch (RejectedExecutionException e) {
            LOG.debug("The task ends; what was in flight is sent again after a restore.", e);
        }
    }

    private void ended(
            BatchGroup group,
            List<PendingDelivery> batch,
            @Nullable BatchReply reply,
            @Nullable Throwable failure,
            ResultHandler<PendingDelivery> handler)
            throws IOException, InterruptedException {
        if (reply == null) {
            throw new IOException("Expected a reply, but the request was not made.", failure);
        }
        long now = clock.getAsLong();
        BatchReply counted = group.ended(reply, now);
        BatchVerdict verdict =
                BatchVerdict.of(batch, counted, group.endpoint().settings().attempts(), now);
        givenUp.of(batch.get(0).entry().destination()).ended(verdict);
        for (BatchVerdict.GivenUp each : verdict.dead()) {
            givenUp.add(each.pending().entry(), each.reason());
        }
        buffer.setAlarm();
        handler.retryForEntries(verdict.again());
    }

    @Override
    protected long getSizeInBytes(PendingDelivery pending) {
        return pending.bytes();
    }

    /** The deliveries that are written do not come from a stream. */
    private static final class NoContext implements SinkWriter.Context {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    }
}
