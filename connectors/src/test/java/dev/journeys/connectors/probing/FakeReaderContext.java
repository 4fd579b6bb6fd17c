// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.function.Consumer;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** What a reader needs of its task: its number and a way to the coordinator. */
record FakeReaderContext(int index, Consumer<SourceEvent> coordinator)
        implements SourceReaderContext {
    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {
        coordinator.accept(event);
    }

    @Override
    public int getIndexOfSubtask() {
        return index;
    }

    @Override
    public SourceReaderMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getConfiguration() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getLocalHostName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendSplitRequest() {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
    }
}
