// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Control records as the journey format describes them become updates; what is none goes to {@link
 * LineEventReader#DEAD_LETTERS}. Keeps no state.
 */
public final class ControlRecordReader extends ProcessFunction<ControlEntry, ControlUpdate> {
    private static final long serialVersionUID = 1;

    private transient ControlOutput output;

    /** A reader. */
    @SuppressWarnings("NullAway.Init") // Set in open, as Flink does.
    public ControlRecordReader() {}

    @Override
    public void open(OpenContext context) {
        output = new ControlOutput(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(ControlEntry entry, Context context, Collector<ControlUpdate> out) {
        output.emit(ControlRecordParser.parse(entry), context, out);
    }
}
