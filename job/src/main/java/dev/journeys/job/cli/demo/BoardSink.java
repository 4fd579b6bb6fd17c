// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.connectors.files.FileLengths;
import dev.journeys.connectors.files.FolderSink;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Takes what the job emits: deliveries go to a file, exactly once, and to the {@link Board}, which
 * also counts what happens to instances. The counts are as exact as the file, since both are cut to
 * the same checkpoint; what the screen has shown cannot be taken back. Runs with parallelism 1.
 */
final class BoardSink implements Sink<OutputRecord>, SupportsWriterState<OutputRecord, BoardState> {
    /** The file of deliveries. */
    static final String DELIVERIES = "deliveries.jsonl";

    private static final long serialVersionUID = 1;

    private final FolderSink<OutputRecord> files;
    private final String board;

    /**
     * @param folder for the file of deliveries; exists
     * @param board its name
     */
    BoardSink(Path folder, String board) {
        files =
                new FolderSink<>(
                        folder, List.of(DELIVERIES), record -> DELIVERIES, OutputRecord::json);
        this.board = board;
    }

    @Override
    public StatefulSinkWriter<OutputRecord, BoardState> createWriter(WriterInitContext context)
            throws IOException {
        return new BoardWriter(files.createWriter(context), Board.of(board));
    }

    @Override
    public StatefulSinkWriter<OutputRecord, BoardState> restoreWriter(
            WriterInitContext context, Collection<BoardState> recovered) throws IOException {
        List<FileLengths> lengths = recovered.stream().map(BoardState::files).toList();
        Board shown = Board.of(board);
        recovered.forEach(state -> shown.restore(state.tallies()));
        return new BoardWriter(files.restoreWriter(context, lengths), shown);
    }

    @Override
    public SimpleVersionedSerializer<BoardState> getWriterStateSerializer() {
        return new BoardState.Serializer(files.getWriterStateSerializer());
    }
}
