// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.cli.common.DefinitionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "demo");

    @TempDir private Path folder;

    @Test
    void bringsFiveValidJourneys() throws IOException {
        // when
        DefinitionFiles definitions = DefinitionFiles.read(List.of(EXAMPLES));

        // then
        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.records()).hasSize(5);
    }

    @Test
    void refusesToResumeWhereThereIsNothingToResume() {
        assertThat(refusal("--checkpoints", folder.toString(), "--resume"))
                .startsWith(
                        "Expected a complete checkpoint of a demo in '"
                                + folder
                                + "', but found none. Leave out --resume.");
        assertThat(refusal("--resume"))
                .startsWith("Expected --checkpoints with --resume, but found none.");
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(refusal("--port", String.valueOf(taken.getLocalPort())))
                    .startsWith(
                            "Expected a free port in --port, but found "
                                    + taken.getLocalPort()
                                    + ".");
        }
    }

    @Test
    void refusesARateThatIsNone() {
        assertThat(refusal("--rate", "0"))
                .startsWith("Expected --rate of more than 0 and at most 1000000, but found 0.0.");
    }

    @Test
    void refusesAFolderWithoutJourneys() {
        assertThat(refusal("--journeys", folder.toString()))
                .startsWith(
                        "Expected at least one definition (*.json) in ["
                                + folder
                                + "], but found none.");
    }

    private static String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new DemoCommand()).setErr(new PrintWriter(err));
        List<String> all =
                List.of(arguments).contains("--journeys")
                        ? List.of(arguments)
                        : Stream.concat(
                                        Stream.of("--journeys", EXAMPLES.toString()),
                                        Stream.of(arguments))
                                .toList();
        assertThat(command.execute(all.toArray(String[]::new))).isEqualTo(2);
        return err.toString();
    }
}
