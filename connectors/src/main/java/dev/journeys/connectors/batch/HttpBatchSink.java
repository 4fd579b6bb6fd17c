// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.IOUtils;

/**
 * Sends many deliveries in one request, for each destination and definition apart, at least once. A
 * request leaves when it is full, or when the first of its deliveries has waited as long as the
 * definition says. What the destination does not take goes again after a pause that doubles, and
 * after the last attempt to the dead letters; a request that is refused for what is in it is halved
 * until the delivery at fault is alone. Deliveries keep no order. Each checkpoint waits for the
 * requests in flight, at most for their deadline; it has what waits.
 *
 * <pre>{@code
 * batches.sinkTo(new HttpBatchSink(endpoints, deadLetters, BatchLimits.DEFAULT))
 *         .uid("http-batch");
 * }</pre>
 */
public final class HttpBatchSink extends AsyncSinkBase<BatchEntry, PendingDelivery> {
    private static final long serialVersionUID = 1;

    private final BatchEndpoints endpoints;
    private final DeadLetters deadLetters;
    private final BatchLimits limits;

    /**
     * @param endpoints how destinations are reached
     * @param deadLetters where deliveries go that are given up
     */
    public HttpBatchSink(BatchEndpoints endpoints, DeadLetters deadLetters, BatchLimits limits) {
        // What Flink's sink would tell its writer; ours has limits of its own for each destination.
        super(
                (entry, context) -> PendingDelivery.arrived(entry, entry.body().length, 0),
                1,
                limits.inFlight(),
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                1,
                Long.MAX_VALUE);
        this.endpoints = endpoints;
        this.deadLetters = deadLetters;
        this.limits = limits;
    }

    /** With {@link BatchLimits#DEFAULT}. */
    public HttpBatchSink(BatchEndpoints endpoints, DeadLetters deadLetters) {
        this(endpoints, deadLetters, BatchLimits.DEFAULT);
    }

    @Override
    public StatefulSinkWriter<BatchEntry, BufferedRequestState<PendingDelivery>> createWriter(
            WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<BatchEntry, BufferedRequestState<PendingDelivery>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<PendingDelivery>> states)
            throws IOException {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            DeadLetterWriter letters = deadLetters.open(context);
            opened.add(letters);
            OpenBatchEndpoints ways = endpoints.open();
            opened.add(ways);
            HttpBatchWriter writer = new HttpBatchWriter(context, ways, letters, limits);
            writer.restore(states);
            opened.clear();
            return writer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Expected to restore the buffer, but was interrupted.", e);
        } finally {
            IOUtils.closeAllQuietly(opened);
        }
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<PendingDelivery>>
            getWriterStateSerializer() {
        return new PendingDeliverySerializer();
    }
}
