// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The numbers of the messages of a lane that may be sent: first those that were in flight when the
 * lane was restored, then those from head to tail. The messages are in state.
 */
final class LaneQueue {
    private final Queue<Long> restored = new ArrayDeque<>();
    private long head;
    private long tail;

    /** Takes the place of an empty queue. */
    void restore(LaneState state) {
        head = state.head();
        tail = state.tail();
        for (long number : state.begun()) {
            restored.add(number);
        }
    }

    boolean isEmpty() {
        return head == tail && restored.isEmpty();
    }

    long size() {
        return tail - head + restored.size();
    }

    /** The number of a message that comes last. */
    long add() {
        return tail++;
    }

    /** The number of the next message; there has to be one. */
    long first() {
        Long number = restored.peek();
        return number == null ? head : number;
    }

    /** Takes the next message out; there has to be one. */
    void removeFirst() {
        if (restored.poll() == null) {
            head++;
        }
    }

    /** Takes all messages out. */
    void clear() {
        restored.clear();
        head = tail;
    }

    long head() {
        return head;
    }

    long tail() {
        return tail;
    }

    Queue<Long> restored() {
        return restored;
    }
}
