// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of the messages of one destination, on one subtask. In memory is what is in flight, and
 * how many wait; the messages that wait are in state.
 */
final class Lane {
    private final DestinationLanes destination;
    private final int number;
    private final String key;
    private final LaneQueue queue = new LaneQueue();
    private final Set<Attempt> inFlight = new HashSet<>();
    private final LaneCounts counts;
    private final LaneWake wake;
    private final Head head = new Head();
    private long delayed;
    private boolean touched;
    private @Nullable Gate gate;
    private @Nullable OpenChannel gateOf;
    private boolean shownOpen;

    Lane(DestinationLanes destination, int number, Function<Lane, LaneWake> wakes) {
        this.destination = destination;
        this.number = number;
        key = LaneKey.of(destination.id(), number);
        counts = new LaneCounts(destination.metrics());
        wake = wakes.apply(this);
    }

    /** As a checkpoint has it. */
    void restore(LaneState state) {
        queue.restore(state);
        delayed = state.delayed();
        counts.restore(state);
    }

    /** For a checkpoint. */
    LaneState state() {
        LongStream begun =
                Stream.concat(
                                inFlight.stream().map(attempt -> attempt.ready().number()),
                                queue.restored().stream())
                        .mapToLong(Long::longValue);
        return new LaneState(
                queue.head(),
                queue.tail(),
                delayed,
                begun.sorted().toArray(),
                counts.sent(),
                counts.delivered(),
                counts.dead(),
                counts.expired());
    }

    String key() {
        return key;
    }

    Target target() {
        return destination.target();
    }

    DeliveryMetrics metrics() {
        return destination.metrics();
    }

    LaneQueue queue() {
        return queue;
    }

    Set<Attempt> inFlight() {
        return inFlight;
    }

    LaneCounts counts() {
        return counts;
    }

    LaneWake wake() {
        return wake;
    }

    Head head() {
        return head;
    }

    /** So many more messages, or fewer, wait for their next attempt. */
    void delayed(int change) {
        delayed += change;
    }

    /** How many messages there are, in flight ones included. */
    long waiting() {
        return queue.size() + inFlight.size() + delayed;
    }

    /** The lane is not as the last checkpoint has it. */
    void touch() {
        touched = true;
    }

    /** Whether the lane was touched since this was last asked. */
    boolean takeTouched() {
        boolean was = touched;
        touched = false;
        return was;
    }

    /** The lane's gate under the channel's definition, made at its first use. */
    Gate gate(OpenChannel channel, long now) {
        if (gate == null || gateOf != channel) {
            gate = new Gate(channel.settings(), number, now);
            gateOf = channel;
        }
        return gate;
    }

    /** Brings the metric up to date. */
    void showBreaker() {
        boolean open =
                gate != null
                        && gate.breaker().isOpen()
                        && target() instanceof Target.Open now
                        && now.channel() == gateOf;
        if (open != shownOpen) {
            shownOpen = open;
            metrics().breaker(open);
        }
    }

    /** All messages have ended. */
    void clear() {
        queue.clear();
        inFlight.clear();
        delayed = 0;
        wake.cancel();
        touch();
    }
}
