// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import dev.journeys.job.state.OutputRecord;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Counts what is written, throws it away, and tells the stage of watermarks. The records have been
 * serialized by the operator's thread by then. Runs with parallelism 1.
 */
public final class StageSink implements Sink<OutputRecord> {
    private static final long serialVersionUID = 1;

    private final String stage;

    /** A sink of the stage with a name. */
    public StageSink(String stage) {
        this.stage = stage;
    }

    @Override
    public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
        return new Writer(Stage.of(stage));
    }

    private static final class Writer implements SinkWriter<OutputRecord> {
        private final Stage stage;

        Writer(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void write(OutputRecord output, Context context) {
            stage.write(output);
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            stage.passed(watermark.getTimestamp());
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
