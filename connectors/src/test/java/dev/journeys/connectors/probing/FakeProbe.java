// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks the fake broker as one would ask Kafka. */
final class FakeProbe implements SplitProbe<FakeSplit> {
    private final FakeBroker broker;

    FakeProbe(FakeBroker broker) {
        this.broker = broker;
    }

    @Override
    public Set<String> readToEnd(List<FakeSplit> splits, Duration timeout) throws IOException {
        Set<String> readToEnd = new HashSet<>();
        for (FakeSplit split : splits) {
            int end = broker.end(split.partition());
            if (broker.readable(split.partition(), split.offset()) >= end) {
                readToEnd.add(split.splitId());
            }
        }
        return readToEnd;
    }

    @Override
    public void close() {}
}
