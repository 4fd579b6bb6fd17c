// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** The topics of a test. They are told when the test says so, or when an operator waits. */
final class FakeTopics implements TopicWatch {
    static final int MAX_BYTES = 2_000;

    private final Map<String, TopicState> states = new HashMap<>();
    private final Queue<Map<String, TopicState>> looks = new ArrayDeque<>();
    private Consumer<Map<String, TopicState>> listener;
    private final List<String> added = new ArrayList<>();
    private boolean hurried;
    private boolean closed;

    /** All of them are there and take records of up to {@link #MAX_BYTES}. */
    static FakeTopics allOf(OutputTopics topics) {
        FakeTopics fake = new FakeTopics();
        topics.all().forEach(topic -> fake.put(topic, new TopicState.Writable(MAX_BYTES)));
        return fake;
    }

    FakeTopics put(String topic, TopicState state) {
        states.put(topic, state);
        return this;
    }

    /** Tells them as they are now, at once. */
    void tell() {
        listener.accept(Map.copyOf(states));
    }

    /** Tells them as they are now once an operator waits. */
    void tellWhenHurried() {
        looks.add(Map.copyOf(states));
    }

    TopicWatch.Factory factory() {
        return told -> {
            listener = told;
            return this;
        };
    }

    @Override
    public void hurry(boolean waits) {
        hurried = waits;
        while (waits && !looks.isEmpty()) {
            listener.accept(looks.remove());
        }
    }

    /** It is told with the others if the test has put it there by then. */
    @Override
    public void add(String topic) {
        added.add(topic);
    }

    /** The topics that the operator has asked for. */
    List<String> added() {
        return added;
    }

    boolean isHurried() {
        return hurried;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
