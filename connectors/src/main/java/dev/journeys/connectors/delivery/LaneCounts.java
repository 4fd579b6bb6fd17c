// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** How many messages have come to a lane, and how they ended. Is part of state. */
final class LaneCounts {
    private final DeliveryMetrics metrics;
    private long sent;
    private long delivered;
    private long dead;
    private long expired;

    LaneCounts(DeliveryMetrics metrics) {
        this.metrics = metrics;
    }

    void restore(LaneState state) {
        sent(state.sent());
        ended(Outcome.State.DELIVERED, state.delivered());
        ended(Outcome.State.DEAD, state.dead());
        ended(Outcome.State.EXPIRED, state.expired());
    }

    void sent(long messages) {
        sent += messages;
        metrics.sent(messages);
    }

    void handedOver() {
        sent--;
        metrics.handedOver();
    }

    void ended(Outcome.State state, long messages) {
        switch (state) {
            case DELIVERED -> delivered += messages;
            case DEAD -> dead += messages;
            case EXPIRED -> expired += messages;
        }
        metrics.ended(state, messages);
    }

    long sent() {
        return sent;
    }

    long delivered() {
        return delivered;
    }

    long dead() {
        return dead;
    }

    long expired() {
        return expired;
    }
}
