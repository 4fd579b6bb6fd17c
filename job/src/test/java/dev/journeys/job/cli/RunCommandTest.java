// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.cli.common.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir private Path folder;

    @Test
    void refusesToRunWithoutBrokers() {
        assertThat(refusal("--events", "shop"))
                .isEqualTo(
                        "Expected --bootstrap-servers with the brokers to begin with, but found"
                                + " none.");
    }

    @Test
    void refusesToRunWithoutEventsAndWithEventsOfBothKinds() {
        assertThat(refusal("--bootstrap-servers", "localhost:1"))
                .isEqualTo("Expected either --events or --events-pattern, but found neither.");
        assertThat(
                        refusal(
                                "--bootstrap-servers=localhost:1",
                                "--events=shop",
                                "--events-pattern=shop.*"))
                .isEqualTo("Expected either --events or --events-pattern, but found both.");
    }

    @Test
    void refusesAnEventFormatThatThereIsNot() {
        assertThat(onShop("--event-format", "csv"))
                .startsWith("Expected an event format out of auto,")
                .endsWith("but found 'csv'.");
    }

    @Test
    void refusesAValueThatIsNone() {
        assertThat(onShop("--start", "newest"))
                .startsWith("Invalid value for option '--start': Expected 'earliest', 'latest'");
        assertThat(onShop("--delivery-guarantee", "none"))
                .isEqualTo(
                        "Invalid value for option '--delivery-guarantee': Expected exactly-once or"
                                + " at-least-once, but found 'none'.");
        assertThat(onShop("--max-live-instances", "0"))
                .isEqualTo(
                        "Invalid value for option '--max-live-instances': Expected a whole number"
                                + " from 1 to 2147483647, but found '0'.");
        assertThat(onShop("--checkpoint-interval", "PT0S"))
                .isEqualTo("Expected --checkpoint-interval of at least PT0.01S, but found PT0S.");
    }

    @Test
    void refusesToLetDestinationsDoWhatCannotBe() {
        assertThat(onShop("--allow-schemes", "https,ftp"))
                .isEqualTo("Expected the scheme 'https' or 'http', but found 'ftp'.");
        assertThat(onShop("--allow-ports", "443,0"))
                .isEqualTo("Expected --allow-ports from 1 to 65535, but found 0.");
        assertThat(onShop("--secrets-env-prefix", ""))
                .isEqualTo(
                        "Expected a prefix for the names of environment variables, but found ''.");
    }

    @Test
    void refusesASecretWithoutShowingIt() {
        assertThat(onShop("--kafka", "ssl.key.password=geheim"))
                .contains("ssl.key.password")
                .doesNotContain("geheim");
    }

    @Test
    void takesOptionsFromAFileAndLetsTheCommandLineWin() throws IOException {
        // given what is wrong in the file, and made good by the command line
        Path file =
                Files.writeString(
                        folder.resolve("run.properties"),
                        """
                        bootstrap-servers=localhost:1
                        events=shop
                        event-format=csv
                        kafka.client.rack=shop
                        """);

        // when, then
        assertThat(refusal("--config", file)).endsWith("but found 'csv'.");
        assertThat(refusal("--event-format=auto", "--events=,", "--config", file))
                .startsWith("Expected names of topics");
    }

    @Test
    void saysThatAMistakeMayBeInTheFile() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("run.properties"), "bound=long\n");

        // when, then
        assertThat(CommandRun.of("run", "--config", file).errorLines())
                .anyMatch(line -> line.startsWith("Invalid value for option '--bound': Expected"))
                .contains("The options are those of '" + file + "' and of the command line.");
    }

    private static String onShop(Object... arguments) {
        List<Object> all = new ArrayList<>();
        all.add("--bootstrap-servers=localhost:1");
        all.add("--events=shop");
        all.addAll(List.of(arguments));
        return refusal(all.toArray());
    }

    /** The first line of what a command says that refuses to run. */
    private static String refusal(Object... arguments) {
        List<Object> all = new ArrayList<>();
        all.add("run");
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.INVALID);
        return run.errorLines().get(0);
    }
}
