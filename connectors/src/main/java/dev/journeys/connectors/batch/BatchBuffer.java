// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of Flink's writer. That sends as long as its buffer is not empty, so this one shows it
 * only the requests that may begin now: {@link #size} counts these, not deliveries. What lingers,
 * is to go again later, or is behind a destination's limit of requests is held out of its sight,
 * and in checkpoints. Used by the task's thread.
 */
final class BatchBuffer implements RequestBuffer<PendingDelivery> {
    private final OpenBatchEndpoints endpoints;
    private final int maxInFlight;
    private final LongSupplier clock;
    private final Alarm alarm;

    /** The one that has waited longest for its turn is first. */
    private final Map<GroupKey, BatchGroup> groups = new LinkedHashMap<>();

    private boolean paused;
    private boolean hurries;
    private @Nullable PendingDelivery takenOut;
    private int held;
    private long heldBytes;

    /**
     * @param maxInFlight requests of one group at the same time, at most
     * @param clock of the task, epoch milliseconds
     * @param alarm is set to when the next request may begin
     */
    BatchBuffer(OpenBatchEndpoints endpoints, int maxInFlight, LongSupplier clock, Alarm alarm) {
        this.endpoints = endpoints;
        this.maxInFlight = maxInFlight;
        this.clock = clock;
        this.alarm = alarm;
    }

    /**
     * The group of a delivery.
     *
     * @throws IllegalArgumentException where its definition cannot be used
     */
    BatchGroup group(BatchEntry entry) {
        GroupKey key = GroupKey.of(entry);
        BatchGroup known = groups.get(key);
        if (known != null) {
            return known;
        }
        BatchGroup made =
                new BatchGroup(
                        entry,
                        endpoints.create(entry.destination(), entry.definition()),
                        maxInFlight);
        if (hurries) {
            made.hurry();
        }
        groups.values().removeIf(BatchGroup::isForgettable);
        groups.put(key, made);
        return made;
    }

    /** How many deliveries it holds that no request has. */
    int held() {
        return held;
    }

    /** How many bytes these are, as they came and as they will go. */
    long heldBytes() {
        return heldBytes;
    }

    /** How many groups it knows, with and without deliveries. */
    int groups() {
        return groups.size();
    }

    /** Lets no request begin until {@link #resume}. */
    void pause() {
        paused = true;
    }

    /** Has what may begin do so as soon as the task's thread is free. */
    void resume() {
        paused = false;
        if (!isEmpty()) {
            alarm.set(clock.getAsLong());
        }
        setAlarm();
    }

    /** From now on nothing waits for others. */
    void hurry() {
        hurries = true;
        groups.values().forEach(BatchGroup::hurry);
    }

    /**
     * Has the alarm ring when the next request may begin that may not yet. One that may already
     * waits for another to end, and Flink's writer looks then.
     */
    void setAlarm() {
        if (!paused) {
            long now = clock.getAsLong();
            long first = BatchGroup.NEVER;
            for (BatchGroup group : groups.values()) {
                first = Math.min(first, later(group, now));
            }
            alarm.set(first);
        }
    }

    /** When a request of the group may begin that may not yet. */
    private static long later(BatchGroup group, long now) {
        long next = group.nextMillis(now);
        return next > now ? next : BatchGroup.NEVER;
    }

    /**
     * Takes one delivery out of a request that may begin; null where none may. It gets its place
     * back when it is added next.
     */
    @Nullable PendingDelivery takeOne() {
        BatchGroup group = next();
        if (group == null) {
            return null;
        }
        long before = group.heldBytes();
        PendingDelivery one = group.takeOne();
        taken(1, before - group.heldBytes());
        takenOut = one;
        return one;
    }

    /**
     * Takes the deliveries of the next request that may begin, which it does; none where none may.
     */
    Batch<PendingDelivery> begin() {
        BatchGroup group = next();
        if (group == null) {
            return new Batch<>(List.of(), 0);
        }
        long before = group.heldBytes();
        Batch<PendingDelivery> batch = group.begin();
        taken(batch.getRecordCount(), before - group.heldBytes());
        GroupKey key = GroupKey.of(batch.getBatchEntries().get(0).entry());
        groups.remove(key);
        groups.put(key, group);
        setAlarm();
        return batch;
    }

    private void taken(int deliveries, long bytes) {
        held -= deliveries;
        heldBytes -= bytes;
    }

    private @Nullable BatchGroup next() {
        if (paused) {
            return null;
        }
        long now = clock.getAsLong();
        for (BatchGroup group : groups.values()) {
            if (group.isSendable(now)) {
                return group;
            }
        }
        return null;
    }

    @Override
    public void add(RequestEntryWrapper<PendingDelivery> wrapper, boolean prioritize) {
        PendingDelivery pending = wrapper.getRequestEntry();
        BatchGroup group = group(pending.entry());
        long now = clock.getAsLong();
        group.add(wrapper, prioritize || pending == takenOut, now);
        takenOut = null;
        held++;
        heldBytes += pending.heldBytes();
        if (!paused) {
            alarm.set(later(group, now));
        }
    }

    /** 1 where a request may begin now, else 0: more is not asked. */
    @Override
    public int size() {
        return next() == null ? 0 : 1;
    }

    @Override
    public boolean isEmpty() {
        return next() == null;
    }

    @Override
    public Collection<RequestEntryWrapper<PendingDelivery>> getBufferedState() {
        List<RequestEntryWrapper<PendingDelivery>> all = new ArrayList<>(held);
        groups.values().forEach(group -> all.addAll(group.all()));
        return all;
    }

    /** Nothing: how large a request may be, its group knows. */
    @Override
    public long totalSizeInBytes() {
        return 0;
    }

    @Override
    public RequestEntryWrapper<PendingDelivery> poll() {
        throw new UnsupportedOperationException("Expected to be asked for whole requests only.");
    }

    @Override
    public RequestEntryWrapper<PendingDelivery> peek() {
        throw new UnsupportedOperationException("Expected to be asked for whole requests only.");
    }

    /** A buffer's equality is that of its content. */
    private record GroupKey(String destination, ByteBuffer definition) {
        static GroupKey of(BatchEntry entry) {
            return new GroupKey(entry.destination(), ByteBuffer.wrap(entry.definition()));
        }
    }
}
