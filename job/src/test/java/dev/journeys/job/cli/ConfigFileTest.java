// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.cli.common.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class ConfigFileTest {
    @TempDir private Path folder;

    @Test
    void givesTheOptionsThatTheCommandLineDoesNotSay() throws IOException {
        // given
        Path file =
                write(
                        """
                        bootstrap-servers = kafka:9092
                        definitions-topic = ours
                        timeout = PT5S
                        prune = true
                        dry-run = false
                        kafka.security.protocol = SSL
                        kafka.sasl.jaas.config = a b="${env:SECRET}";
                        """);

        // when
        String[] arguments =
                ConfigFile.expand(
                        Main.commandLine(),
                        "publish",
                        "--timeout=PT1S",
                        "--config",
                        file.toString(),
                        "journeys");

        // then
        assertThat(arguments)
                .containsExactly(
                        "publish",
                        "--bootstrap-servers=kafka:9092",
                        "--definitions-topic=ours",
                        "--kafka=sasl.jaas.config=a b=\"${env:SECRET}\";",
                        "--kafka=security.protocol=SSL",
                        "--prune",
                        "--timeout=PT1S",
                        "--config",
                        file.toString(),
                        "journeys");
    }

    @Test
    void passesOverOptionsOfOtherCommands() throws IOException {
        // given
        Path file = write("prune = true\nformat = json\n");

        // when, then
        assertThat(ConfigFile.expand(Main.commandLine(), "list", "--config=" + file))
                .containsExactly("list", "--format=json", "--config=" + file);
    }

    @Test
    void givesEachKeyOfAnOptionOfKeysAndValues() throws IOException {
        // given
        Path file = write("destination-topic.email=mail.ž\nkafka.ssl.keystore.password=${a:b=c}\n");

        // when, then
        assertThat(ConfigFile.expand(Main.commandLine(), "run", "--config=" + file))
                .containsExactly(
                        "run",
                        "--destination-topic=email=mail.ž",
                        "--kafka=ssl.keystore.password=${a:b=c}",
                        "--config=" + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bonud", "kafka", "bound.x", "config", "help", "version", "--bound", "x.y"})
    void refusesWhatIsNoOptionOfAnyCommand(String name) throws IOException {
        // given
        Path file = write(name + "=1\n");

        // when, then
        assertThatThrownBy(
                        () ->
                                ConfigFile.expand(
                                        Main.commandLine(), "list", "--config", file.toString()))
                .isInstanceOf(ParameterException.class)
                .hasMessage(
                        "Expected in '"
                                + file
                                + "' only names of options, such as 'bound', and 'kafka.' with the"
                                + " name of a client property, but found '"
                                + name
                                + "'.");
    }

    @Test
    void isSaidToBeMissingByTheCommand() {
        // when
        CommandRun run = CommandRun.of("list", "--config", folder.resolve("none.properties"));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLinesIn(folder).get(0))
                .isEqualTo(
                        "Expected a properties file at 'none.properties', but it cannot be read.");
    }

    @Test
    void changesNothingWhereNoneIsNamed() {
        assertThat(ConfigFile.expand(Main.commandLine(), "list", "--format", "json"))
                .containsExactly("list", "--format", "json");
        assertThat(ConfigFile.expand(Main.commandLine())).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("journeys.properties"), text);
    }
}
