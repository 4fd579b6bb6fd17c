// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.process;

import java.util.Locale;

/** What people see of a run, on standard output. */
public final class Console {
    private final long begin = System.nanoTime();
    private boolean failed;

    /** A line that says what happens now, with the time since the beginning. */
    public void step(String format, Object... values) {
        line("%7.1f s  %s", (System.nanoTime() - begin) / 1e9, text(format, values));
    }

    /** Any line. */
    public void line(String format, Object... values) {
        System.out.println(text(format, values).stripTrailing());
        System.out.flush();
    }

    /** A line of the verdict. */
    public void check(boolean holds, String format, Object... values) {
        failed |= !holds;
        line("%-6s %s", holds ? "ok" : "FAILED", text(format, values));
    }

    /** 0 where all checks held, else 1. */
    public int exitCode() {
        return failed ? 1 : 0;
    }

    private static String text(String format, Object... values) {
        return values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    }
}
