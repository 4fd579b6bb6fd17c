// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.connectors.delivery.Outcome;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Tells the traffic of each outcome. Runs with parallelism 1. */
final class OutcomeSink implements Sink<Outcome> {
    private static final long serialVersionUID = 1;

    private final String traffic;

    /** A sink of the traffic with a name. */
    OutcomeSink(String traffic) {
        this.traffic = traffic;
    }

    @Override
    public SinkWriter<Outcome> createWriter(WriterInitContext context) {
        return new Writer(Traffic.of(traffic));
    }

    private static final class Writer implements SinkWriter<Outcome> {
        private final Traffic traffic;

        Writer(Traffic traffic) {
            this.traffic = traffic;
        }

        @Override
        public void write(Outcome outcome, Context context) {
            traffic.end(outcome);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
