// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final String CLEAR = "\r\u001b[2K";

    private final StringWriter out = new StringWriter();

    @Test
    void rewritesTheStatusInPlaceOnATerminal() {
        // given
        Screen screen = screen(new Terminal(true, Palette.PLAIN, 20));

        // when
        screen.status(1, "one");
        screen.print(List.of("a line"));
        screen.status(2, "two, which is longer than the screen");
        screen.end();
        screen.print(List.of("the end"));

        // then
        assertThat(out)
                .hasToString(
                        "one"
                                + (CLEAR + "a line\none")
                                + (CLEAR + "two, which is long…")
                                + (CLEAR + "the end\n"));
    }

    @Test
    void printsAPlainStatusLineEveryFiveSecondsElsewhere() {
        // given
        Screen screen = screen(Terminal.plain());

        // when
        for (int second = 1; second <= 11; second++) {
            screen.status(second, "status " + second);
        }
        screen.print(List.of("a line"));
        screen.end();

        // then
        assertThat(out).hasToString("status 5\nstatus 10\na line\n");
    }

    @Test
    void showsHowTheRunStandsOnOneLine() {
        // given
        Board.Counts counts =
                new Board.Counts(
                        7,
                        0,
                        0,
                        Map.of(
                                "welcome", new JourneyTally(1_500, 2, 3, 2_600),
                                "cart", new JourneyTally(9, 4, 3, 8)));

        // when, then
        assertThat(StatusLine.of(125, 12_345, counts))
                .isEqualTo(
                        "2:05 │ 12,345 events/s │ 1,497 live │ deliveries: cart 8, welcome 2,600");
    }

    @Test
    void sumsUpAtTheEnd() {
        // given
        Board.Counts counts =
                new Board.Counts(
                        12_034,
                        1,
                        2,
                        Map.of(
                                "welcome-series", new JourneyTally(1_500, 2, 3, 2_600),
                                "cart", new JourneyTally(9, 4, 3, 8)));

        // when, then
        assertThat(new Summary(counts, 60, 4_210L).lines())
                .containsExactly(
                        "journey            entered   completed      exited        live  deliveries",
                        "cart                     9           4           3           2           8",
                        "welcome-series       1,500           2           3       1,495       2,600",
                        "total                1,509           6           6       1,497       2,608",
                        "",
                        "12,034 events in 60 s, 1 late, 2 dead letters. The first delivery came 4.2 s"
                                + " after the start.");
        assertThat(new Summary(counts, 60, null).lines())
                .last()
                .asString()
                .endsWith("There was no delivery.");
    }

    @Test
    void countsWhatNobodyCouldReadInASecond() {
        // given
        Pace pace = new Pace(2);

        // when, then
        assertThat(List.of(pace.admits(), pace.admits(), pace.admits(), pace.admits()))
                .containsExactly(true, true, false, false);
        pace.hide(5);
        assertThat(pace.nextSecond()).isEqualTo(7);
        assertThat(pace.admits()).isTrue();
        assertThat(pace.nextSecond()).isZero();
    }

    private Screen screen(Terminal terminal) {
        return new Screen(new PrintWriter(out), terminal);
    }
}
