// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.benchmarks.harness.Paced;
import dev.journeys.benchmarks.harness.PacedSource;
import dev.journeys.connectors.delivery.Message;

/** Emits the messages of some traffic. */
final class MessageSource extends PacedSource<Message> {
    private static final long serialVersionUID = 1;

    private final String traffic;

    /** A source of the traffic with a name. */
    MessageSource(String traffic) {
        this.traffic = traffic;
    }

    @Override
    protected Paced<Message> paced() {
        return Traffic.of(traffic);
    }
}
