// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.files.FileLengths;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/** The writer of {@link BoardSink}. */
final class BoardWriter implements StatefulSinkWriter<OutputRecord, BoardState> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StatefulSinkWriter<OutputRecord, FileLengths> files;
    private final Board board;

    BoardWriter(StatefulSinkWriter<OutputRecord, FileLengths> files, Board board) {
        this.files = files;
        this.board = board;
    }

    @Override
    public void write(OutputRecord record, Context context)
            throws IOException, InterruptedException {
        switch (record.kind()) {
            case DELIVERY -> {
                files.write(record, context);
                board.delivery(record.json());
            }
            case TRANSITION -> {
                JsonNode transition = JSON.readTree(record.json());
                board.transition(
                        transition.get("journey").asText(), transition.get("type").asText());
            }
            case LATE -> board.late();
            case DEAD_LETTER -> {
                board.deadLetter();
                if (NoticeLines.isOfDefinition(record)) {
                    board.notice(record);
                }
            }
            case ACKNOWLEDGEMENT -> {
                if (NoticeLines.isToBeShown(record)) {
                    board.notice(record);
                }
            }
            case COUNTS, OUTCOME -> {
                // The demo's input does not end, and it sends nothing.
            }
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        files.flush(endOfInput);
    }

    @Override
    public List<BoardState> snapshotState(long checkpointId) throws IOException {
        Map<String, JourneyTally> tallies = board.counts().journeys();
        return files.snapshotState(checkpointId).stream()
                .map(lengths -> new BoardState(lengths, tallies))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try {
            files.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Expected to close the file of deliveries.", e);
        }
    }
}
