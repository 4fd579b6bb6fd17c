// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.PublishedFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Files of definitions become control records; what is no valid definition goes to {@link
 * LineEventReader#DEAD_LETTERS} with every mistake as {@code file:line:column: message}. Runs with
 * parallelism 1.
 *
 * <p>State: which files have published what, see {@link PublishedFile}; cleared of a file when it
 * is gone.
 */
public final class DefinitionFileReader extends ProcessFunction<ControlEntry, ControlUpdate>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final ListStateDescriptor<PublishedFile> PUBLISHED =
            new ListStateDescriptor<>("published-files", TypeInformation.of(PublishedFile.class));

    private final Clock clock;
    private transient ListState<PublishedFile> state;
    private transient PublishedFiles files;
    private transient ControlOutput output;

    /**
     * @param clock serializable; a file with a time in the future is published from now on
     */
    @SuppressWarnings("NullAway.Init") // Set in initializeState, as Flink does.
    public DefinitionFileReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state = context.getOperatorStateStore().getListState(PUBLISHED);
        List<PublishedFile> restored = new ArrayList<>();
        state.get().forEach(restored::add);
        output = new ControlOutput(getRuntimeContext().getMetricGroup());
        files = new PublishedFiles(restored, clock::millis);
    }

    @Override
    public void processElement(ControlEntry entry, Context context, Collector<ControlUpdate> out) {
        for (ControlReading reading : files.read(entry)) {
            output.emit(reading, context, out);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.update(files.published());
    }
}
