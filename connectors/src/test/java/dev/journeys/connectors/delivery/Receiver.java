// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Answers requests of a job in this process, from threads of its own: every seventh message fails
 * once, every eleventh is refused; so many are answered as the test permits.
 */
final class Receiver implements DestinationFactory {
    private static final long serialVersionUID = 1;

    /** The bodies that came, by message. */
    static final Map<String, Set<String>> BODIES = new ConcurrentHashMap<>();

    static final Semaphore PERMITS = new Semaphore(0);
    private static final ExecutorService THREADS =
            Executors.newFixedThreadPool(2, Receiver::daemon);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        return thread;
    }

    static void reset() {
        BODIES.clear();
        PERMITS.drainPermits();
    }

    /** How the message of that number ends. */
    static Outcome.State end(int number) {
        return number % 11 == 0 ? Outcome.State.DEAD : Outcome.State.DELIVERED;
    }

    private static Reply answer(Message message, int attempt) {
        BODIES.computeIfAbsent(message.id(), id -> ConcurrentHashMap.newKeySet())
                .add(new String(message.body(), UTF_8));
        PERMITS.acquireUninterruptibly();
        int number = Integer.parseInt(message.id().substring(1));
        if (number % 11 == 0) {
            return new Reply.Dead(410, "status-410");
        }
        return number % 7 == 0 && attempt == 1
                ? new Reply.TryAgain(503, "status-503", null)
                : new Reply.Delivered(200);
    }

    @Override
    public OpenDestinations open(RuntimeContext context) {
        return new Opened();
    }

    private static final class Opened implements OpenDestinations {
        @Override
        public Destination create(String id, byte[] definition) {
            return new Destination.Called(Settings.inFlight(32), new Answers());
        }

        @Override
        public void close() {}
    }

    private static final class Answers implements Channel {
        @Override
        public CompletionStage<Reply> send(Message message, int attempt) {
            return CompletableFuture.supplyAsync(() -> answer(message, attempt), THREADS);
        }

        @Override
        public void close() {}
    }
}
