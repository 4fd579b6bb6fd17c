// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code docs/run.md} says of the options is so. */
class RunDocumentTest {
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `(--[a-z-]+)[^`]*` \\|\\s*`?([^`|]*?)`?\\s*\\|", Pattern.MULTILINE);
    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("|none|.*required");

    @Test
    void namesEveryOptionWithItsDefault() throws IOException {
        // given
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : new CommandLine(new RunCommand()).getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String value = option.defaultValue();
                options.put(option.longestName(), value == null ? "" : value);
            }
        }

        // when
        Map<String, String> documented = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "run.md")));
        while (row.find()) {
            String value = row.group(2);
            documented.put(row.group(1), WITHOUT_DEFAULT.matcher(value).matches() ? "" : value);
        }

        // then
        assertThat(documented).isEqualTo(options);
    }
}
