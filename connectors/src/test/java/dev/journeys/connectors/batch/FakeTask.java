// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.flink.util.function.ThrowingRunnable;

/** A task in which time passes when a test says so, or when the writer waits for something. */
final class FakeTask implements WriterInitContext, MailboxExecutor, ProcessingTimeService {
    static final long BEGIN = 1_000_000;

    private final Queue<ThrowingRunnable<? extends Exception>> mails = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::time));
    private final SinkWriterMetricGroup metrics =
            InternalSinkWriterMetricGroup.wrap(
                    UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
    private long now = BEGIN;

    /** Lets time pass, and does what is due and what comes of it. */
    void advance(long millis) throws Exception {
        long end = now + millis;
        runMails();
        while (!timers.isEmpty() && timers.element().time <= end) {
            ring();
            runMails();
        }
        now = end;
    }

    /** Does what there is to do now. */
    void runMails() throws Exception {
        while (!mails.isEmpty()) {
            mails.remove().run();
        }
    }

    /** How many timers ring in so many milliseconds from now. */
    long timersWithin(long millis) {
        return timers.stream().filter(timer -> timer.time <= now + millis).count();
    }

    private void ring() throws Exception {
        Timer timer = timers.remove();
        now = Math.max(now, timer.time);
        timer.target.onProcessingTime(timer.time);
    }

    @Override
    public void yield() {
        try {
            if (!mails.isEmpty()) {
                mails.remove().run();
            } else if (!timers.isEmpty()) {
                ring();
            } else {
                throw new IllegalStateException(
                        "Expected something to wait for, but found nothing.");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Expected no failure in a mail.", e);
        }
    }

    @Override
    public boolean tryYield() {
        if (mails.isEmpty()) {
            return false;
        }
        this.yield();
        return true;
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }

    @Override
    public void execute(
            MailOptions options,
            ThrowingRunnable<? extends Exception> command,
            String description,
            Object... arguments) {
        mails.add(command);
    }

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
        Timer timer = new Timer(timestamp, target);
        timers.add(timer);
        return timer;
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        return this;
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return this;
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return true;
    }

    @Override
    public <T> TypeSerializer<T> createInputSerializer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public JobInfo getJobInfo() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TaskInfo getTaskInfo() {
        throw new UnsupportedOperationException();
    }

    private final class Timer implements ScheduledFuture<Object> {
        private final long time;
        private final ProcessingTimeCallback target;

        Timer(long time, ProcessingTimeCallback target) {
            this.time = time;
            this.target = target;
        }

        long time() {
            return time;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return timers.remove(this);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(
                    getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }

        @Override
        public boolean isCancelled() {
            return !timers.contains(this);
        }

        @Override
        public boolean isDone() {
            return !timers.contains(this);
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }
}
