// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a user. Mutable; every change is followed by an update. */
final class HandWrittenState {
    /** No timer is registered. */
    static final long NO_TIMER = Long.MAX_VALUE;

    byte @Nullable [] profile;
    long timer = NO_TIMER;

    /** In the order of their starts, then of their journeys. */
    final List<Live> live = new ArrayList<>(1);

    /** By fingerprint of the message id: when it was taken; oldest first. */
    final LinkedHashMap<Long, Long> messages = new LinkedHashMap<>();

    long newestMessage = Long.MIN_VALUE;

    boolean isEmpty() {
        return profile == null && live.isEmpty() && messages.isEmpty();
    }

    HandWrittenState copy() {
        HandWrittenState copy = new HandWrittenState();
        copy.profile = profile;
        copy.timer = timer;
        copy.live.addAll(live);
        copy.messages.putAll(messages);
        copy.newestMessage = newestMessage;
        return copy;
    }

    /**
     * An instance that waits.
     *
     * @param journey the index of its journey
     * @param entry the properties of the event with which it entered
     */
    record Live(int journey, long start, byte[] entry) {}
}
