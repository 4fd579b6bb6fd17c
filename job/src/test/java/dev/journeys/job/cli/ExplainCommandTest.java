// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir private Path folder;

    @Test
    void explainsEachDefinitionOfAFolder() throws IOException {
        // given
        write("a.json", DefinitionFixtures.valid("a", 1));
        write("b.json", DefinitionFixtures.valid("b", 2));

        // when
        CommandRun run = CommandRun.of("explain", folder);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("# a, version 1\n").contains("\n\n# b, version 2\n");
    }

    @Test
    void printsTheProblemsOfWhatIsInvalidAndExplainsTheRest() throws IOException {
        // given
        write("a.json", DefinitionFixtures.valid("a", 1));
        write("eight.json", DefinitionFixtures.EIGHT_MISTAKES);

        // when
        CommandRun run = CommandRun.of("explain", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).startsWith("# a, version 1\n").doesNotContain("eight");
        assertThat(run.errorLinesIn(folder))
                .hasSize(8)
                .allSatisfy(line -> assertThat(line).startsWith("eight.json:"));
    }

    @Test
    void printsExplanationsAndProblemsAsJsonOnRequest() throws IOException {
        // given
        write("a.json", DefinitionFixtures.valid("a", 1));
        write("b.json", "{");

        // when
        CommandRun run = CommandRun.of("explain", "--format", "json", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("journeys").findValuesAsText("flowchart")).hasSize(1);
        assertThat(json.get("problems").findValuesAsText("code")).containsExactly("invalid-json");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        // given
        Path missing = folder.resolve("missing.json");

        // when
        CommandRun run = CommandRun.of("explain", missing);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0))
                .isEqualTo("Expected definitions at '" + missing + "', but it cannot be read.");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
