// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A message in flight. The reply is set by any thread and handed to the task's through {@link
 * ReplyQueue}; everything else belongs to the task's.
 */
final class Attempt {
    private final Lane lane;
    private final OpenChannel channel;
    private final Gate gate;
    private final boolean probe;
    private Ready ready;
    private boolean givenUp;
    private @Nullable Reply reply;

    Attempt(Lane lane, Ready ready, OpenChannel channel, Gate gate) {
        this.lane = lane;
        this.ready = ready;
        this.channel = channel;
        this.gate = gate;
        probe = gate.begin();
    }

    Lane lane() {
        return lane;
    }

    OpenChannel channel() {
        return channel;
    }

    /** Of the definition under which the attempt was begun. */
    Gate gate() {
        return gate;
    }

    /** Whether the breaker waits for how it ends. */
    boolean isProbe() {
        return probe;
    }

    Ready ready() {
        return ready;
    }

    /** State has the message now. */
    void stored() {
        ready = new Ready(ready.number(), ready.waiting(), true);
    }

    /** Nobody waits for the reply any more. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    void reply(Reply newReply) {
        reply = newReply;
    }

    Reply reply() {
        if (reply == null) {
            throw new IllegalStateException("Expected a reply, but found none.");
        }
        return reply;
    }
}
