// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task knows of topics. It can wait for them to change, and does what else it has to do
 * meanwhile. Used by the task's thread, except where said otherwise.
 */
final class KnownTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnownTopics.class);

    private final MailboxExecutor mailbox;
    private final TopicChanges changes;
    private final TopicWatch watch;
    private @Nullable Map<String, TopicState> states;

    /** Written by the task's thread, read by reporters. */
    private volatile boolean held;

    /**
     * Begins to watch.
     *
     * @param mailbox of the task
     * @param changes logs them
     */
    KnownTopics(MailboxExecutor mailbox, TopicChanges changes, TopicWatch.Factory watches) {
        this.mailbox = mailbox;
        this.changes = changes;
        watch = watches.open(this::tell);
    }

    /** Called by the watch, in a thread of its own. */
    private void tell(Map<String, TopicState> now) {
        try {
            mailbox.execute(() -> learn(now), "What the topics of the output are like");
        } catch (RejectedExecutionException e) {
            LOG.debug("The task ends, and needs no topics any more.", e);
        }
    }

    private void learn(Map<String, TopicState> now) {
        changes.log(now);
        states = now;
    }

    /**
     * The state of a topic; waits until topics have been looked at once, and this one among them:
     * the definition of a destination may name one that nobody knew of before.
     */
    TopicState state(String topic) throws InterruptedException {
        Map<String, TopicState> known = states;
        TopicState state = known == null ? null : known.get(topic);
        if (state != null) {
            return state;
        }
        return await(() -> find(topic));
    }

    private @Nullable TopicState find(String topic) {
        Map<String, TopicState> known = states;
        if (known != null && !known.containsKey(topic)) {
            watch.add(topic);
        }
        return known == null ? null : known.get(topic);
    }

    /**
     * Waits until there is an answer.
     *
     * @param question is asked again whenever topics were looked at; null where there is none yet
     */
    <T> T await(Question<T> question) throws InterruptedException {
        T answer = question.ask();
        while (answer == null) {
            hold();
            answer = question.ask();
        }
        goOn();
        return answer;
    }

    /** Does one thing that the task has to do besides records, or waits for one to come. */
    private void hold() throws InterruptedException {
        if (!held) {
            held = true;
            watch.hurry(true);
        }
        mailbox.yield();
    }

    private void goOn() {
        if (held) {
            held = false;
            watch.hurry(false);
        }
    }

    /** Whether a record waits. Any thread may ask. */
    boolean isHeld() {
        return held;
    }

    @Override
    public void close() {
        watch.close();
    }

    /** A question that may have no answer yet. */
    interface Question<T> {
        @Nullable T ask() throws InterruptedException;
    }
}
