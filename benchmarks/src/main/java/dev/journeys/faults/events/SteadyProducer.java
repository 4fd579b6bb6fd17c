// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.events;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Produces events at a steady rate on a thread of its own, each with the time at which it is sent,
 * so in order for every user. An event that the broker does not take is a failure of the run.
 */
public final class SteadyProducer implements AutoCloseable {
    /** The topic that events are written to. */
    public static final String TOPIC = "events";

    private final KafkaProducer<String, String> producer;
    private final EventScript script;
    private final Clock clock;
    private final long gapNanos;
    private final Thread thread = new Thread(this::produce, "producer");
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Object turn = new Object();
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile long sent;

    /**
     * Starts nothing.
     *
     * @param rate events a second
     */
    public SteadyProducer(String bootstrapServers, long seed, int rate, Clock clock) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                "true",
                                "linger.ms",
                                "5",
                                "reconnect.backoff.max.ms",
                                "500"),
                        new StringSerializer(),
                        new StringSerializer());
        script = new EventScript(seed);
        this.clock = clock;
        gapNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** How many events were sent, repeated ones included. */
    public long sent() {
        return sent;
    }

    /** Stops sending; on return all that was sent is acknowledged. */
    public void pause() {
        paused = true;
        synchronized (turn) {
            producer.flush();
        }
        check();
    }

    /** Goes on after a pause, with what is next. */
    public void resume() {
        paused = false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void produce() {
        long due = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(due - System.nanoTime());
            if (paused) {
                due = System.nanoTime() + gapNanos;
            } else if (System.nanoTime() >= due) {
                send();
                due += gapNanos;
            }
        }
    }

    private void send() {
        synchronized (turn) {
            if (paused) {
                return;
            }
            ScriptedEvent event = script.next(clock.millis());
            sent++;
            producer.send(
                    new ProducerRecord<>(TOPIC, event.user(), event.text()),
                    (metadata, cause) -> {
                        if (cause != null) {
                            failure.compareAndSet(null, cause);
                        }
                    });
        }
    }

    private void check() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("Expected the broker to take every event.", cause);
        }
    }
}
