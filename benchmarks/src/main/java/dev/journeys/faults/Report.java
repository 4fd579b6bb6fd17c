// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import dev.journeys.faults.fault.Fault;
import dev.journeys.faults.output.Comparison;
import dev.journeys.faults.plan.PlannedFault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What people see of a run. */
final class Report {
    private static final int SHOWN = 5;
    private static final String ROW = "%-34s%8s%8s%12s  %s";

    private final Clock clock = Clock.systemUTC();
    private final PrintWriter out;
    private final long begin = clock.millis();

    /**
     * @param out flushes every line
     */
    Report(PrintWriter out) {
        this.out = out;
    }

    void begin(FaultsOptions options, List<PlannedFault> schedule) {
        line(
                "seed %d, %d events a second, bound %s, %d faults",
                options.seed(), options.rate(), options.bound(), schedule.size());
    }

    void step(String what) {
        line("%6.1f s  %s", seconds(clock.millis() - begin), what);
    }

    void undisturbed(int live, Duration visible) {
        line("");
        line(ROW, "fault", "at", "live", "visible", "");
        line(ROW, "(none)", at(clock.millis()), live, after(visible), "");
    }

    void fault(PlannedFault planned, Fault.Broken broken, int live, Duration visible) {
        line(ROW, planned.kind().text(), at(broken.at()), live, after(visible), broken.what());
    }

    void verdict(Verdict verdict, Path logs) {
        line("");
        line(
                "%-12s%10s%10s%10s%12s%10s%12s",
                "", "expected", "found", "missing", "unexpected", "repeated", "disordered");
        row("deliveries", verdict.deliveries());
        row("timeline", verdict.timeline());
        line(
                "events: %d sent, %d in the topic; late: %d; dead letters: %d",
                verdict.sent(),
                verdict.written(),
                verdict.late().size(),
                verdict.deadLetters().size());
        examples("late", verdict.late());
        examples("dead letters", verdict.deadLetters());
        line("");
        if (verdict.isSame()) {
            step("the same as undisturbed: nothing missing, unexpected or repeated");
        } else {
            step("NOT the same as undisturbed; the logs are in " + logs);
        }
    }

    private void row(String name, Comparison comparison) {
        line(
                "%-12s%10d%10d%10d%12d%10d%12d",
                name,
                comparison.expected(),
                comparison.found(),
                comparison.missing().size(),
                comparison.unexpected().size(),
                comparison.repeated().size(),
                comparison.disordered().size());
        examples("missing", comparison.missing());
        examples("unexpected", comparison.unexpected());
        examples("repeated", comparison.repeated());
        examples("disordered", comparison.disordered());
    }

    private void examples(String what, List<String> texts) {
        texts.stream().limit(SHOWN).forEach(text -> line("  %s: %s", what, text));
    }

    private String at(long millis) {
        return String.format(Locale.ROOT, "%.1f s", seconds(millis - begin));
    }

    private static String after(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", seconds(time.toMillis()));
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
