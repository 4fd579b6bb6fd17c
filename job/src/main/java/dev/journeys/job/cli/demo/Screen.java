// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import java.io.PrintWriter;
import java.util.List;

/**
 * Prints lines above a status line. On a terminal the status is rewritten in place, else it is a
 * plain line now and then. Used by one thread at a time.
 */
final class Screen {
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final int SECONDS_BETWEEN_PLAIN_STATUS_LINES = 5;

    private final PrintWriter out;
    private final Terminal terminal;
    private String status = "";

    Screen(PrintWriter out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints lines that stay. */
    void print(List<String> lines) {
        clearStatus();
        lines.forEach(out::println);
        drawStatus();
        out.flush();
    }

    /**
     * Shows how the run stands.
     *
     * @param second of the run, each once
     */
    void status(long second, String text) {
        if (terminal.interactive()) {
            clearStatus();
            status = Columns.cut(text, terminal.width() - 1);
            drawStatus();
            out.flush();
        } else if (second % SECONDS_BETWEEN_PLAIN_STATUS_LINES == 0) {
            out.println(text);
            out.flush();
        }
    }

    /** The status line goes; what is printed now is the end. */
    void end() {
        clearStatus();
        status = "";
        out.flush();
    }

    private void clearStatus() {
        if (!status.isEmpty()) {
            out.print(CLEAR_LINE);
        }
    }

    private void drawStatus() {
        out.print(terminal.palette().dim(status));
    }
}
