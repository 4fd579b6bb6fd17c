// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.files.FileLengths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardTest {
    private final Board board = Board.open(List.of("cart", "welcome"));

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void countsWhatHappensToInstances() {
        // when
        for (String type :
                List.of("entered", "entered", "entered", "waiting", "sent", "advanced")) {
            board.transition("cart", type);
        }
        board.transition("cart", "completed");
        board.transition("cart", "exited");

        // then
        assertThat(board.counts().journeys())
                .isEqualTo(
                        Map.of("cart", new JourneyTally(3, 1, 1, 1), "welcome", JourneyTally.NONE));
        assertThat(board.counts().total().live()).isEqualTo(1);
    }

    @Test
    void goesOnCountingWhereACheckpointWas() {
        // given
        board.restore(Map.of("cart", new JourneyTally(10, 4, 3, 20)));

        // when
        board.transition("cart", "exited");

        // then
        assertThat(board.counts().journeys().get("cart")).isEqualTo(new JourneyTally(10, 4, 4, 20));
    }

    @Test
    void keepsDeliveriesForTheScreenAndCountsThoseItHasNoRoomFor() throws Exception {
        // when
        for (int i = 0; i < 5_000; i++) {
            board.delivery(new byte[] {1});
        }

        // then
        assertThat(board.nextDelivery(0)).containsExactly(1);
        assertThat(board.takeOverflow()).isEqualTo(5_000 - 4_096);
        assertThat(board.takeOverflow()).isZero();
    }

    @Test
    void isFoundByItsNameUntilItIsClosed() {
        assertThat(Board.of(board.name())).isSameAs(board);
        board.close();
        assertThatThrownBy(() -> Board.of(board.name()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Expected board '" + board.name() + "' in this process, but found none.");
    }

    @Test
    void writesItsStateIntoCheckpointsAndReadsItAgain() throws IOException {
        // given
        SimpleVersionedSerializer<BoardState> serializer =
                new BoardSink(Path.of("x"), board.name()).getWriterStateSerializer();
        BoardState state =
                new BoardState(
                        new FileLengths(Map.of(BoardSink.DELIVERIES, 12_345_678_901L)),
                        Map.of("cart", new JourneyTally(1, 2, 3, 4), "zoé", JourneyTally.NONE));

        // when
        BoardState read =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(state));

        // then
        assertThat(read).isEqualTo(state);
    }
}
