// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What has come in: counted, kept where wanted, written where wanted. For several threads. */
final class RequestLog implements AutoCloseable {
    /** How often the file is flushed. */
    static final long FLUSH_MILLIS = 100;

    private final boolean keep;
    private final @Nullable BufferedWriter file;
    private final List<ReceivedRequest> kept = new ArrayList<>();
    private final Map<String, Long> behaviours = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long count;

    /**
     * @param file is added to; null: none
     */
    RequestLog(boolean keep, @Nullable Path file) throws IOException {
        this.keep = keep;
        this.file =
                file == null
                        ? null
                        : Files.newBufferedWriter(
                                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Takes note of a request, which gets its number here. */
    void add(Numbered request) throws IOException {
        lock.lock();
        try {
            ReceivedRequest received = request.withNumber(count++);
            behaviours.merge(received.behaviour(), 1L, Long::sum);
            if (keep) {
                kept.add(received);
            }
            if (file != null) {
                file.write(RequestLine.of(received));
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<ReceivedRequest> received() {
        lock.lock();
        try {
            return List.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    Map<String, Long> behaviours() {
        lock.lock();
        try {
            return new TreeMap<>(behaviours);
        } finally {
            lock.unlock();
        }
    }

    /** Whether so many have come in when that time has passed, or before. */
    boolean await(long requests, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (count < requests && left > 0) {
                left = grown.awaitNanos(left);
            }
            return count >= requests;
        } finally {
            lock.unlock();
        }
    }

    /** Lets other processes see what has been written. */
    void flush() throws IOException {
        lock.lock();
        try {
            if (file != null) {
                file.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #flush}; where the disk is full, so that connections fail too, no more. */
    Runnable flushing() {
        return () -> {
            try {
                flush();
            } catch (IOException e) {
                throw new IllegalStateException("Expected to write the log, but could not.", e);
            }
        };
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A request that wants its number. */
    interface Numbered {
        ReceivedRequest withNumber(long number);
    }
}
