// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Holds docs/publishing.md against the commands. */
class PublishingDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "publishing.md");

    static Stream<OptionSpec> options() {
        return Stream.of("publish", "diff", "pause", "resume", "archive", "list", "show")
                .map(name -> Main.commandLine().getSubcommands().get(name))
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp());
    }

    @ParameterizedTest
    @MethodSource("options")
    void describesEveryOptionWithItsDefault(OptionSpec option) throws IOException {
        String row =
                Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.startsWith("| `" + option.longestName()))
                        .findFirst()
                        .orElse("");
        assertThat(row).as(option.longestName()).isNotEmpty();
        if (option.arity().max() > 0 && option.defaultValue() != null) {
            assertThat(row).contains("`" + option.defaultValue() + "`");
        }
    }

    @Test
    void describesEveryExitCode() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains("| 0 | ", "| 1 | ", "| 2 | ", "| 3 | ", "| 4 | ", "| 5 | ");
    }
}
