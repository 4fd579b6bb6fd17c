// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * The metrics of a destination in a subtask. At any time, over all subtasks, what was sent is what
 * was delivered, is dead, has expired, or waits. They go on where a restored checkpoint was.
 */
final class DeliveryMetrics {
    private final Counter sent = new SimpleCounter();
    private final Counter delivered = new SimpleCounter();
    private final Counter dead = new SimpleCounter();
    private final Counter expired = new SimpleCounter();
    private final Counter attempts = new SimpleCounter();
    private final Counter retries = new SimpleCounter();
    private int openBreakers;
    private boolean shown;

    /** Shows the metrics, the first time that it is called. */
    void show(MetricGroup group, DestinationLanes lanes) {
        if (shown) {
            return;
        }
        shown = true;
        MetricGroup destination = group.addGroup("destination", lanes.id());
        destination.counter("sent", sent);
        destination.counter("delivered", delivered);
        destination.counter("dead", dead);
        destination.counter("expired", expired);
        destination.counter("attempts", attempts);
        destination.counter("retries", retries);
        Gauge<Long> waiting = lanes::waiting;
        destination.gauge("waiting", waiting);
        Gauge<Long> inFlight = lanes::inFlight;
        destination.gauge("inFlight", inFlight);
        Gauge<Integer> breakerOpen = () -> openBreakers;
        destination.gauge("breakerOpen", breakerOpen);
        Gauge<Integer> unusable = () -> lanes.target() instanceof Target.Unusable ? 1 : 0;
        destination.gauge("unusable", unusable);
    }

    boolean areShown() {
        return shown;
    }

    void sent(long messages) {
        sent.inc(messages);
    }

    /** The message is counted by somebody else. */
    void handedOver() {
        sent.dec();
    }

    void ended(Outcome.State state, long messages) {
        switch (state) {
            case DELIVERED -> delivered.inc(messages);
            case DEAD -> dead.inc(messages);
            case EXPIRED -> expired.inc(messages);
        }
    }

    void begun(int attempt) {
        attempts.inc();
        if (attempt > 1) {
            retries.inc();
        }
    }

    /** The breaker of a lane was opened or closed. */
    void breaker(boolean open) {
        openBreakers += open ? 1 : -1;
    }
}
