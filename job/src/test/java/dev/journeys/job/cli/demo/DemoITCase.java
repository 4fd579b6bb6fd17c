// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The demo through its command, in this process. */
class DemoITCase {
    private static final Pattern DELIVERY =
            Pattern.compile("\\d\\d:\\d\\d:\\d\\d  (email|push|sms|crm|webhook) .* ([a-z-]+) › .*");

    @Test
    void deliversForSeveralJourneysAndSumsUp() {
        // given
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                new CommandLine(new DemoCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));

        // when
        int code =
                command.execute(
                        "--journeys",
                        Path.of("..", "examples", "demo").toString(),
                        "--port",
                        "0",
                        "--rate",
                        "2000",
                        "--for",
                        "PT12S");

        // then
        List<String> lines = out.toString().lines().toList();
        assertThat(code).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(lines.get(0)).matches("Flink's web UI: http://127\\.0\\.0\\.1:\\d+");
        assertThat(
                        lines.stream()
                                .map(DELIVERY::matcher)
                                .filter(matcher -> matcher.matches())
                                .map(matcher -> matcher.group(2))
                                .distinct())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines).noneMatch(line -> line.contains("\u001b"));
        assertThat(lines).last().asString().contains(" 0 late, 0 dead letters. The first delivery");
        DemoSummary summary = DemoSummary.of(lines);
        assertThat(summary.journeys()).hasSize(5);
        summary.assertAddsUp();
    }
}
