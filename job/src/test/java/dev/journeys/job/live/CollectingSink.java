// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import dev.journeys.job.state.OutputRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Takes what a job of this process emits to where the test finds it. */
final class CollectingSink implements Sink<OutputRecord> {
    private static final long serialVersionUID = 1;
    private static final Map<String, List<OutputRecord>> ALL = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();

    CollectingSink() {
        ALL.put(name, new CopyOnWriteArrayList<>());
    }

    /** What has come so far. */
    List<OutputRecord> records() {
        return ALL.get(name);
    }

    @Override
    public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
        List<OutputRecord> records = ALL.get(name);
        return new SinkWriter<>() {
            @Override
            public void write(OutputRecord record, Context ignored) {
                records.add(record);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
