// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks for the addresses of names in threads of its own. Answers count for a short while; then the
 * name is asked again, and until the new answer is there the old one goes on for some minutes, so
 * that names that hang hold nobody whose addresses are known. Any thread.
 */
final class NameLookUps implements AutoCloseable {
    /** How old an answer becomes at most. */
    static final Duration OLDEST = Duration.ofMinutes(5);

    private static final int THREADS = 8;
    private static final int WAITING = 1_000;

    /** Failures count for so much less than answers. */
    private static final int SHORTER = 10;

    private static final Told NOTHING = new Told(List.of(), 0);

    private final NameService service;
    private final long keep;
    private final long oldest;
    private final LongSupplier nanos;
    private final ExecutorService threads = threads();
    private final ConcurrentMap<String, Answer> answers = new ConcurrentHashMap<>();

    /**
     * @param keep how long an answer counts; where it is more than {@link #OLDEST} it is also how
     *     old one becomes
     */
    NameLookUps(NameService service, Duration keep) {
        this(service, keep, System::nanoTime);
    }

    /**
     * @param nanos tells the time, from any beginning
     */
    NameLookUps(NameService service, Duration keep, LongSupplier nanos) {
        this.service = service;
        this.keep = keep.toNanos();
        this.oldest = Math.max(this.keep, OLDEST.toNanos());
        this.nanos = nanos;
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        DaemonThreads.named("http-names"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * The addresses of a name, at least one; asks unless there is an answer that counts, and waits
     * unless there is one that is not too old.
     *
     * @return completes with an {@link UnknownHostException} where there are none
     */
    CompletionStage<List<InetAddress>> of(String host) {
        Answer answer = current(host);
        List<InetAddress> known = known(answer);
        return known.isEmpty()
                ? answer.told.thenApply(Told::addresses)
                : CompletableFuture.completedFuture(known);
    }

    /** What was told last; empty if nothing was, it is too old or a failure came after. */
    List<InetAddress> known(String host) {
        Answer answer = answers.get(host);
        return answer == null ? List.of() : known(answer);
    }

    private List<InetAddress> known(Answer answer) {
        Told last = answer.last();
        return isOver(last.until) ? List.of() : last.addresses;
    }

    private Answer current(String host) {
        Answer known = answers.get(host);
        if (known != null && !isDue(known)) {
            return known;
        }
        Answer asked = new Answer(known == null ? NOTHING : known.last());
        Answer present = answers.compute(host, (name, is) -> is == null || isDue(is) ? asked : is);
        if (present == asked) {
            ask(host, asked);
        }
        return present;
    }

    /** Whether the name is to be asked again. */
    private boolean isDue(Answer answer) {
        return answer.told.isDone() && isOver(answer.counts);
    }

    private boolean isOver(long time) {
        return nanos.getAsLong() - time >= 0;
    }

    private void ask(String host, Answer answer) {
        try {
            threads.execute(() -> lookUp(host, answer));
        } catch (RuntimeException | Error e) {
            // Too many wait, or there is no thread to be had: whoever comes next asks again.
            answer.counts = nanos.getAsLong();
            if (answer.before.addresses.isEmpty()) {
                answer.told.completeExceptionally(new UnknownHostException("too many look-ups"));
            } else {
                answer.told.complete(answer.before);
            }
        }
    }

    private void lookUp(String host, Answer answer) {
        try {
            List<InetAddress> found = List.of(service.lookUp(host));
            if (found.isEmpty()) {
                throw new UnknownHostException("no address");
            }
            long now = nanos.getAsLong();
            answer.counts = now + keep;
            answer.told.complete(new Told(found, now + oldest));
        } catch (Throwable e) {
            // An error too: whoever waits has to hear of it, and the name is asked again.
            answer.counts = nanos.getAsLong() + keep / SHORTER;
            answer.told.completeExceptionally(e);
        }
    }

    /** Forgets what is of no use any more: to be called now and then. */
    void forget() {
        answers.values().removeIf(answer -> isDue(answer) && known(answer).isEmpty());
    }

    /** Look-ups that are under way end by themselves; nobody waits for them any longer. */
    @Override
    public void close() {
        threads.shutdownNow();
        UnknownHostException closed = new UnknownHostException("closed");
        answers.values().forEach(answer -> answer.told.completeExceptionally(closed));
    }

    /**
     * @param until when they are too old
     */
    private record Told(List<InetAddress> addresses, long until) {}

    private static final class Answer {
        private final Told before;
        private final CompletableFuture<Told> told = new CompletableFuture<>();

        /** Until when it counts. Said before it is told. */
        private volatile long counts;

        private Answer(Told before) {
            this.before = before;
        }

        /** What was told; until then what was before. */
        private Told last() {
            return told.isCompletedExceptionally() ? NOTHING : told.getNow(before);
        }
    }
}
