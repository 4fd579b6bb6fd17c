// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

/**
 * The deliveries to one destination by one definition that no request has, and what is known of its
 * requests. Used by the task's thread.
 */
final class BatchGroup {
    /** Nothing will be sent unless something happens. */
    static final long NEVER = Long.MAX_VALUE;

    private final byte[] definition;
    private final BatchEndpoint endpoint;
    private final int maxInFlight;

    /** Of pauses, see {@link BackOff}. */
    private final int seed;

    private final UnsentRequests unsent;

    /** What may go, the most urgent first. */
    private final Deque<RequestEntryWrapper<PendingDelivery>> ready = new ArrayDeque<>();

    /** What failed and is not due. Flink's writer brings what failed together from its end. */
    private final PriorityQueue<Later> later =
            new PriorityQueue<>(
                    Comparator.comparingLong(Later::dueMillis)
                            .thenComparing(Later::number, Comparator.reverseOrder()));

    private long numbers;
    private long readyBytes;
    private long heldBytes;
    private int inFlight;
    private int failures;
    private long pausedUntilMillis = Long.MIN_VALUE;
    private boolean lingers = true;

    /**
     * @param first of its deliveries, which has its definition
     * @param maxInFlight requests at the same time, at most
     */
    BatchGroup(BatchEntry first, BatchEndpoint endpoint, int maxInFlight) {
        this.definition = first.definition();
        this.endpoint = endpoint;
        this.maxInFlight = maxInFlight;
        this.seed = first.destination().hashCode();
        this.unsent = new UnsentRequests(first.destination());
    }

    /**
     * @param number how many came before it
     */
    private record Later(RequestEntryWrapper<PendingDelivery> wrapper, long number) {
        long dueMillis() {
            return due(wrapper);
        }
    }

    BatchEndpoint endpoint() {
        return endpoint;
    }

    /** The entry with the one definition that all of the group share, so that it is held once. */
    BatchEntry shared(BatchEntry entry) {
        return entry.definition() == definition
                ? entry
                : new BatchEntry(
                        entry.destination(), definition, entry.user(), entry.id(), entry.body());
    }

    /** How many deliveries it holds that no request has. */
    int held() {
        return ready.size() + later.size();
    }

    /** How many bytes these are, as they came and as they will go. */
    long heldBytes() {
        return heldBytes;
    }

    Collection<RequestEntryWrapper<PendingDelivery>> all() {
        List<RequestEntryWrapper<PendingDelivery>> all = new ArrayList<>(ready);
        later.forEach(each -> all.add(each.wrapper()));
        return all;
    }

    /** Whether another that takes its place would be the same. */
    boolean isForgettable() {
        return held() == 0 && inFlight == 0 && failures == 0;
    }

    /** Whether its last request failed as a whole, and none has been taken since. */
    boolean isFailing() {
        return failures > 0;
    }

    /**
     * Takes a delivery.
     *
     * @param first whether it goes before others that may go
     */
    void add(RequestEntryWrapper<PendingDelivery> wrapper, boolean first, long nowMillis) {
        if (due(wrapper) > nowMillis && wrapper.getRequestEntry().attempts() > 0) {
            later.add(new Later(wrapper, numbers++));
        } else {
            addReady(wrapper, first);
        }
        heldBytes += wrapper.getRequestEntry().heldBytes();
    }

    private void addReady(RequestEntryWrapper<PendingDelivery> wrapper, boolean first) {
        if (first || (!ready.isEmpty() && due(wrapper) < due(ready.getFirst()))) {
            ready.addFirst(wrapper);
        } else {
            ready.addLast(wrapper);
        }
        readyBytes += wrapper.getSize();
    }

    /** From now on nothing waits for others. */
    void hurry() {
        lingers = false;
    }

    /** Whether a request may begin. */
    boolean isSendable(long nowMillis) {
        return nextMillis(nowMillis) <= nowMillis;
    }

    /**
     * When a request may begin: now or before, then, or {@link #NEVER}.
     *
     * @param nowMillis by the clock of the task
     */
    long nextMillis(long nowMillis) {
        advance(nowMillis);
        if (inFlight >= maxInFlight || held() == 0) {
            return NEVER;
        }
        return Math.max(pausedUntilMillis, Math.min(readyMillis(), laterMillis()));
    }

    private long readyMillis() {
        if (ready.isEmpty()) {
            return NEVER;
        }
        return lingers && !isFull() ? due(ready.getFirst()) : Long.MIN_VALUE;
    }

    private long laterMillis() {
        return later.isEmpty() ? NEVER : later.element().dueMillis();
    }

    private boolean isFull() {
        BatchSettings settings = endpoint.settings();
        return ready.size() >= settings.maxDeliveries()
                || endpoint.envelopeBytes() + readyBytes >= settings.maxBytes();
    }

    private void advance(long nowMillis) {
        while (laterMillis() <= nowMillis) {
            addReady(later.remove().wrapper(), false);
        }
    }

    /** Takes one delivery out, where a request may begin. */
    PendingDelivery takeOne() {
        return removeFirst().getRequestEntry();
    }

    /** Takes the deliveries of a request, which begins with this; at least one. */
    Batch<PendingDelivery> begin() {
        List<PendingDelivery> batch = new ArrayList<>();
        long bytes = endpoint.envelopeBytes();
        int most = endpoint.settings().maxDeliveries();
        while (!ready.isEmpty()) {
            RequestEntryWrapper<PendingDelivery> first = ready.getFirst();
            most = Math.min(most, first.getRequestEntry().companions());
            boolean fits =
                    batch.size() < most
                            && bytes + first.getSize() <= endpoint.settings().maxBytes();
            if (!fits && !batch.isEmpty()) {
                break;
            }
            batch.add(removeFirst().getRequestEntry());
            bytes += first.getSize();
        }
        inFlight++;
        return new Batch<>(batch, bytes);
    }

    private RequestEntryWrapper<PendingDelivery> removeFirst() {
        RequestEntryWrapper<PendingDelivery> first = ready.removeFirst();
        readyBytes -= first.getSize();
        heldBytes -= first.getRequestEntry().heldBytes();
        return first;
    }

    /**
     * A request has ended; one that failed as a whole is a reason to leave the destination alone.
     *
     * @return the reply as it counts for its deliveries
     */
    BatchReply ended(BatchReply reply, long nowMillis) {
        inFlight--;
        if (reply instanceof BatchReply.TryAgain tryAgain) {
            failed(nowMillis, BackOff.asked(tryAgain.after()));
        } else if (reply instanceof BatchReply.NotSent) {
            failed(nowMillis, 0);
        } else {
            failures = 0;
        }
        // At the end of the input there is no time to wait for somebody to mend it.
        return unsent.counted(reply, nowMillis, lingers);
    }

    private void failed(long nowMillis, long askedMillis) {
        // Requests that were under way together and fail together are one failure, but one
        // that was in between and did not fail has made that failure forgotten.
        if (failures == 0 || nowMillis >= pausedUntilMillis) {
            failures++;
        }
        long pause = Math.max(BackOff.millis(failures, seed), askedMillis);
        pausedUntilMillis = Math.max(pausedUntilMillis, nowMillis + pause);
    }

    private static long due(RequestEntryWrapper<PendingDelivery> wrapper) {
        return wrapper.getRequestEntry().dueMillis();
    }
}
