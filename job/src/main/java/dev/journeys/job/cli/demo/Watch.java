// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows what happens on a board while it happens. Used by one thread. */
final class Watch {
    private static final long MILLIS_TO_WAIT = 40;
    private static final int MAX_LINES_PER_SECOND = 20;

    private final Board board;
    private final Screen screen;
    private final DeliveryLine line;
    private final NoticeLines notices;
    private final LongSupplier millis;
    private final Pace pace = new Pace(MAX_LINES_PER_SECOND);
    private @Nullable Long firstDeliveryMillis;
    private long beginMillis;
    private long secondEndsMillis;
    private long secondsShown;
    private long eventsShown;

    /**
     * @param millis since the process started
     */
    Watch(Board board, Screen screen, DeliveryLine line, NoticeLines notices, LongSupplier millis) {
        this.board = board;
        this.screen = screen;
        this.line = line;
        this.notices = notices;
        this.millis = millis;
    }

    /** Shows everything until it is told that this is the end. */
    void until(BooleanSupplier end) throws IOException, InterruptedException {
        beginMillis = millis.getAsLong();
        secondEndsMillis = beginMillis + 1_000;
        while (!end.getAsBoolean()) {
            byte[] delivery = board.nextDelivery(MILLIS_TO_WAIT);
            if (delivery != null) {
                show(delivery);
            }
            for (OutputRecord notice : board.takeNotices()) {
                screen.print(notices.of(notice));
            }
            if (millis.getAsLong() >= secondEndsMillis) {
                endSecond();
            }
        }
        showHidden();
    }

    /** How long it has been watching. */
    long watchedMillis() {
        return millis.getAsLong() - beginMillis;
    }

    /** When the first delivery was seen; null where there was none. */
    @Nullable Long firstDeliveryMillis() {
        return firstDeliveryMillis;
    }

    private void show(byte[] delivery) throws IOException {
        if (firstDeliveryMillis == null) {
            firstDeliveryMillis = millis.getAsLong();
        }
        if (pace.admits()) {
            screen.print(List.of(line.of(delivery)));
        }
    }

    private void endSecond() {
        showHidden();
        secondsShown++;
        Board.Counts counts = board.counts();
        long now = millis.getAsLong();
        long elapsed = now - secondEndsMillis + 1_000;
        screen.status(
                secondsShown,
                StatusLine.of(
                        watchedMillis() / 1_000,
                        Math.round((counts.events() - eventsShown) * 1_000.0 / elapsed),
                        counts));
        eventsShown = counts.events();
        secondEndsMillis = now + 1_000;
    }

    private void showHidden() {
        pace.hide(board.takeOverflow());
        long hidden = pace.nextSecond();
        if (hidden > 0) {
            screen.print(List.of(String.format("          … and %,d more", hidden)));
        }
    }
}
