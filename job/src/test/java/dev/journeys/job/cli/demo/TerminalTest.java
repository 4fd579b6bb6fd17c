// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @Test
    void isPlainWhereTheOutputIsNoTerminal() {
        assertThat(Terminal.of(false, "", XTERM)).isEqualTo(Terminal.plain());
        assertThat(Terminal.of(true, "100", Map.of("TERM", "dumb"))).isEqualTo(Terminal.plain());
        assertThat(Terminal.of(true, "100", Map.of())).isEqualTo(Terminal.plain());
    }

    @Test
    void isAsWideAsMeasuredIfItWas() {
        assertThat(Terminal.of(false, "123", XTERM))
                .isEqualTo(new Terminal(true, Palette.COLOURED, 123));
        assertThat(Terminal.of(true, "", XTERM))
                .isEqualTo(new Terminal(true, Palette.COLOURED, 80));
        assertThat(Terminal.of(true, "2", XTERM).width()).isEqualTo(40);
        assertThat(Terminal.of(true, "wide", XTERM).width()).isEqualTo(80);
    }

    @Test
    void hasNoColoursWhereTheyAreNotWanted() {
        assertThat(Terminal.of(true, "100", Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isEqualTo(new Terminal(true, Palette.PLAIN, 100));
        assertThat(Terminal.of(true, "100", Map.of("TERM", "xterm", "NO_COLOR", "")).palette())
                .isEqualTo(Palette.COLOURED);
    }
}
