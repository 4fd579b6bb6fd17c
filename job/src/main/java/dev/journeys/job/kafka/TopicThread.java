// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at topics in a thread of its own, since that may take long. What cannot be told is asked
 * again for ever: after a second, then less often, at most every ten seconds.
 */
final class TopicThread implements TopicWatch {
    /** Between two looks where all is well: how soon a topic that appears later works. */
    static final long INTERVAL_MILLIS = 30_000;

    static final long HURRIED_INTERVAL_MILLIS = 1_000;
    static final long LONGEST_BACKOFF_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(TopicThread.class);
    private static final long CLOSING_MILLIS = 5_000;

    private final TopicCatalogue catalogue;
    private final Consumer<Map<String, TopicState>> listener;
    private final long intervalMillis;
    private final Thread thread = new Thread(this::run, "output-topics");

    private long backoffMillis;
    private @Nullable String trouble;

    /** Guarded by this. */
    private boolean hurried;

    /** Topics that are not known from the start. Replaced as a whole. */
    private volatile Set<String> further = Set.of();

    /**
     * @param catalogue used and closed by this thread
     * @param intervalMillis between two looks where all is well
     */
    TopicThread(
            TopicCatalogue catalogue,
            Consumer<Map<String, TopicState>> listener,
            long intervalMillis) {
        this.catalogue = catalogue;
        this.listener = listener;
        this.intervalMillis = intervalMillis;
    }

    /** Watches the topics of the output through an admin client. */
    static TopicWatch.Factory factory(KafkaOutputOptions options, long intervalMillis) {
        return listener -> {
            TopicThread watch =
                    new TopicThread(new AdminTopicCatalogue(options), listener, intervalMillis);
            watch.start();
            return watch;
        };
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (catalogue) {
            while (true) {
                pause(step());
            }
        } catch (InterruptedException e) {
            LOG.debug("The topics of the output are watched no more.", e);
        }
    }

    /**
     * Looks once.
     *
     * @return how long to wait before the next look, in milliseconds
     */
    long step() throws InterruptedException {
        try {
            listener.accept(catalogue.look(further));
        } catch (IOException | RuntimeException e) {
            note(e.getMessage(), e);
            backoffMillis =
                    Math.min(
                            LONGEST_BACKOFF_MILLIS,
                            Math.max(HURRIED_INTERVAL_MILLIS, 2 * backoffMillis));
            return backoffMillis;
        }
        note(null, null);
        backoffMillis = 0;
        return intervalMillis;
    }

    private void note(@Nullable String now, @Nullable Exception cause) {
        if (Objects.equals(now, trouble)) {
            return;
        }
        trouble = now;
        if (now == null) {
            LOG.info("The topics of the output can be looked at again.");
        } else {
            LOG.warn(
                    "What is known of the topics stays as it is, and is asked again: {}",
                    now,
                    cause);
        }
    }

    /** Shorter while something waits; woken up when something begins to. */
    private synchronized void pause(long millis) throws InterruptedException {
        wait(hurried ? Math.min(HURRIED_INTERVAL_MILLIS, millis) : millis);
    }

    @Override
    public synchronized void add(String topic) {
        Set<String> more = new HashSet<>(further);
        more.add(topic);
        further = Set.copyOf(more);
        notifyAll();
    }

    @Override
    public synchronized void hurry(boolean waits) {
        hurried = waits;
        if (waits) {
            notifyAll();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
