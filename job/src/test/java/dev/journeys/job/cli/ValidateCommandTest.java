// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir private Path folder;

    @Test
    void succeedsWithoutAWordOnStandardErrorWhereEverythingIsValid() throws IOException {
        // given
        Path file = write("a.json", DefinitionFixtures.valid("a", 1));

        // when
        CommandRun run = CommandRun.of("validate", file);

        // then
        assertThat(run).isEqualTo(new CommandRun(0, "1 files, 0 problems\n", ""));
    }

    @Test
    void reportsEightMistakesAsEightProblemsWithTheirPlaces() throws IOException {
        // given
        Path file = write("eight.json", DefinitionFixtures.EIGHT_MISTAKES);

        // when
        CommandRun run = CommandRun.of("validate", file);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("1 files, 8 problems\n");
        assertThat(run.errorLinesIn(folder)).hasSize(8);
        assertThat(run.errorLinesIn(folder))
                .extracting(line -> line.replaceFirst(": .* (?=\\[)", " "))
                .containsExactly(
                        "eight.json:2:38 [invalid-version at '/version']",
                        "eight.json:4:23 [invalid-expression at '/entry/where']",
                        "eight.json:5:14 [unknown-field at '/entry/onlyOnce']",
                        "eight.json:8:15 [duplicate-name at '/exits/1/name']",
                        "eight.json:12:17 [invalid-duration at '/steps/0/atMost']",
                        "eight.json:16:18 [unknown-step at '/steps/0/timeout']",
                        "eight.json:18:19 [percentages at '/steps/1/branches']",
                        "eight.json:24:5 [unreachable-step at '/steps/4']");
    }

    @Test
    void checksDestinationsBesideJourneysAndShowsNoSecret() throws IOException {
        // given
        write("a.json", DefinitionFixtures.valid("a", 1));
        write("b.json", "{\"destination\":\"email\",\"type\":\"kafka\"}");
        write("c.json", "{\"destination\":\"email\",\"type\":\"log\"}");
        write(
                "d.json",
                "{\"destination\":\"crm\",\"type\":\"webhook\",\"url\":\"https://e.example/\",\"signing\":[\"canary\"]}");

        // when
        CommandRun run = CommandRun.of("validate", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("4 files, 2 problems\n");
        assertThat(run.err()).doesNotContain("canary");
        assertThat(run.errorLinesIn(folder))
                .extracting(line -> line.replaceFirst(": .* (?=\\[)", " "))
                .containsExactly(
                        "c.json:1:1 [duplicate-name at '/destination']",
                        "d.json:1:77 [literal-secret at '/signing/0']");
    }

    @Test
    void printsMessageCodeAndPointerBehindThePlace() throws IOException {
        // given
        Path file = write("a.json", DefinitionFixtures.valid("a", 1).replace("\"email\"", "\"\""));

        // when
        CommandRun run = CommandRun.of("validate", file);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines())
                .singleElement()
                .asString()
                .startsWith(file + ":5:62: Expected ")
                .endsWith(" [empty at '/steps/0/destination']");
    }

    @Test
    void printsProblemsAsJsonOnRequest() throws IOException {
        // given
        Path file = write("eight.json", DefinitionFixtures.EIGHT_MISTAKES);

        // when
        CommandRun run = CommandRun.of("validate", "--format", "json", file);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        JsonNode problems = new ObjectMapper().readTree(run.out());
        assertThat(problems).hasSize(8);
        assertThat(fieldNames(problems.get(0)))
                .containsExactly("file", "line", "column", "code", "pointer", "message");
        assertThat(problems.get(7).toString())
                .isEqualTo(
                        "{\"file\":\"%s\",\"line\":24,\"column\":5,\"code\":\"unreachable-step\","
                                        .formatted(file)
                                + "\"pointer\":\"/steps/4\",\"message\":\"Expected a path from the first step"
                                + " to every other, but found none to 'orphan'.\"}");
    }

    @Test
    void printsAnEmptyListAsJsonWhereEverythingIsValid() throws IOException {
        // given
        Path file = write("a.json", DefinitionFixtures.valid("a", 1));

        // when
        CommandRun run = CommandRun.of("validate", "--format=json", file);

        // then
        assertThat(run).isEqualTo(new CommandRun(0, "[]\n", ""));
    }

    @Test
    void readsAllDefinitionsOfAFolderAndItsSubfoldersInTheirOrder() throws IOException {
        // given
        Path sub = Files.createDirectory(folder.resolve("sub"));
        write("b.json", "{");
        write("a.json", DefinitionFixtures.valid("a", 1));
        Files.writeString(sub.resolve("c.json"), "[]");
        write("notes.txt", "no definition");
        write("journey.schema.json", "{}");

        // when
        CommandRun run = CommandRun.of("validate", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("3 files, 2 problems\n");
        assertThat(run.errorLinesIn(folder))
                .extracting(line -> line.replaceFirst(":.*", ""))
                .containsExactly("b.json", "sub/c.json");
    }

    @Test
    void reportsTheProblemsOfAllFilesAndFolders() throws IOException {
        // given
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Files.writeString(sub.resolve("c.json"), DefinitionFixtures.EIGHT_MISTAKES);
        Path broken = write("b.json", "{");

        // when
        CommandRun run = CommandRun.of("validate", broken, sub);

        // then
        assertThat(run.out()).isEqualTo("2 files, 9 problems\n");
        assertThat(run.errorLines()).hasSize(9);
    }

    @Test
    void refusesTwoDefinitionsOfTheSameVersion() throws IOException {
        // given
        Path first = write("a.json", DefinitionFixtures.valid("a", 1));
        write("a2.json", DefinitionFixtures.valid("a", 2));
        write("b.json", DefinitionFixtures.valid("a", 1));

        // when
        CommandRun run = CommandRun.of("validate", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        folder.resolve("b.json")
                                + ":1:1: Expected one file for each version of a journey, but found a version"
                                + " 1 in '"
                                + first
                                + "' too. [duplicate-version at '/version']\n");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        // given
        Path missing = folder.resolve("missing.json");

        // when
        CommandRun run = CommandRun.of("validate", missing);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0))
                .isEqualTo("Expected definitions at '" + missing + "', but it cannot be read.");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void asksForAFile() {
        // when
        CommandRun run = CommandRun.of("validate");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required parameter: 'FILE'");
    }

    @Test
    void refusesAnUnknownFormat() {
        // when
        CommandRun run = CommandRun.of("validate", "--format", "xml", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--format").contains("xml");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
