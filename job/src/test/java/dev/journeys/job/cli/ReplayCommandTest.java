// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a replay refuses before it starts anything. */
class ReplayCommandTest {
    @TempDir private Path folder;

    private Path journey;
    private Path events;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        journey = Files.writeString(folder.resolve("a.json"), DefinitionFixtures.valid("a", 1));
        events = Files.writeString(folder.resolve("events.jsonl"), "");
        output = folder.resolve("out");
    }

    @Test
    void reportsAllProblemsOfAllDefinitionsAndWritesNothing() throws IOException {
        // given
        Path journeys = Files.createDirectory(folder.resolve("journeys"));
        Files.writeString(journeys.resolve("a.json"), DefinitionFixtures.EIGHT_MISTAKES);
        Files.writeString(journeys.resolve("b.json"), "{");
        Files.writeString(journeys.resolve("c.json"), DefinitionFixtures.valid("a", 1));

        // when
        CommandRun run =
                CommandRun.of(
                        "replay",
                        "--journeys",
                        journeys,
                        journey,
                        "--events",
                        events,
                        "--output",
                        output);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(10);
        assertThat(run.errorLines().subList(0, 8))
                .allMatch(line -> line.startsWith(journeys.resolve("a.json") + ":"));
        assertThat(run.errorLines().get(8)).startsWith(journeys.resolve("b.json") + ":1:");
        assertThat(run.errorLines().get(9))
                .startsWith(journey + ":1:1: Expected one file for each version of a journey");
        try (Stream<Path> written = Files.list(output)) {
            assertThat(written).isEmpty();
        }
    }

    static Stream<Arguments> invalidOptions() {
        return Stream.of(
                Arguments.of(
                        List.of("--parallelism", "0"),
                        "Expected --parallelism from 1 to 32768, but found 0."),
                Arguments.of(
                        List.of("--parallelism", "32769"),
                        "Expected --parallelism from 1 to 32768, but found 32769."),
                Arguments.of(
                        List.of("--checkpoint-interval", "PT0S"),
                        "Expected --checkpoint-interval of at least PT0.01S, but found PT0S."),
                Arguments.of(List.of("--parallelism", "two"), "'two' is not an int"),
                Arguments.of(
                        List.of("--max-out-of-orderness", "5s"),
                        "Expected an ISO-8601 duration such as 'PT5S', not negative, but found '5s'."),
                Arguments.of(
                        List.of("--max-out-of-orderness", "-PT5S"),
                        "Expected an ISO-8601 duration such as 'PT5S', not negative, but found '-PT5S'."),
                Arguments.of(
                        List.of("--max-out-of-orderness", "PT9999999999999999S"),
                        "Expected an ISO-8601 duration such as 'PT5S', not negative, but found"
                                + " 'PT9999999999999999S'."),
                Arguments.of(
                        List.of("--until", "tomorrow"),
                        "Expected an ISO-8601 time with zone such as '2026-03-01T10:00:00Z', but found"
                                + " 'tomorrow'."),
                Arguments.of(
                        List.of("--until", "2026-03-01T10:00:00"),
                        "Expected an ISO-8601 time with zone such as '2026-03-01T10:00:00Z', but found"
                                + " '2026-03-01T10:00:00'."),
                Arguments.of(
                        List.of("--event-format", "csv"),
                        "Expected an event format out of auto, cloudevents, masivo, pointers, segment,"
                                + " xdm, but found 'csv'."),
                Arguments.of(
                        List.of("--event-format", "pointers:user=/u"),
                        "Expected a JSON Pointer for 'name', but found none."),
                Arguments.of(List.of("--state-backend", "disk"), "'disk'"),
                Arguments.of(List.of("--unknown"), "Unknown option: '--unknown'"));
    }

    @ParameterizedTest
    @MethodSource("invalidOptions")
    void saysWhichOptionIsInvalid(List<String> options, String expected) {
        // given
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "replay",
                                "--journeys",
                                journey,
                                "--events",
                                events,
                                "--output",
                                output));
        arguments.addAll(options);

        // when
        CommandRun run = CommandRun.of(arguments.toArray());

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0)).contains(expected);
    }

    @Test
    void saysThatEventsOrDefinitionsCannotBeRead() {
        // given
        Path missing = folder.resolve("missing");

        // when
        CommandRun noEvents =
                CommandRun.of(
                        "replay", "--journeys", journey, "--events", missing, "--output", output);
        CommandRun noJourneys =
                CommandRun.of(
                        "replay", "--journeys", missing, "--events", events, "--output", output);
        CommandRun eventsAreAFolder =
                CommandRun.of(
                        "replay", "--journeys", journey, "--events", folder, "--output", output);
        CommandRun outputIsAFile =
                CommandRun.of(
                        "replay", "--journeys", journey, "--events", events, "--output", journey);

        // then
        assertRefused(
                noEvents, "Expected events in '" + missing + "', but it is no readable file.");
        assertRefused(
                noJourneys, "Expected definitions at '" + missing + "', but it cannot be read.");
        assertRefused(
                eventsAreAFolder,
                "Expected events in '" + folder + "', but it is no readable file.");
        assertRefused(
                outputIsAFile,
                "Expected --output to be a folder, but '" + journey + "' is a file.");
    }

    @Test
    void saysThatThereIsNothingToResume() {
        // when
        CommandRun run =
                CommandRun.of(
                        "replay",
                        "--journeys",
                        journey,
                        "--events",
                        events,
                        "--output",
                        output,
                        "--resume");

        // then
        assertRefused(
                run,
                "Expected a replay in '"
                        + output
                        + "' that was broken off, but found none. Leave out --resume.");
    }

    @Test
    void failsWhereAFileOfEventsBreaksOff() throws IOException {
        // given a packed file without its end
        Path whole = ReplayEvents.generate().writeTo(folder.resolve("whole.jsonl.gz"));
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = folder.resolve("broken.jsonl.gz");
        Files.write(broken, Arrays.copyOf(bytes, bytes.length - 100));

        // when
        CommandRun run =
                CommandRun.of(
                        "replay", "--journeys", journey, "--events", broken, "--output", output);

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern(
                        "Expected to read '.*broken\\.jsonl\\.gz' to its end, but after line 3[0-9]{3}:"
                                + " Unexpected end of ZLIB input stream");
    }

    @Test
    void asksForItsRequiredOptions() {
        // when
        CommandRun run = CommandRun.of("replay");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0))
                .startsWith("Missing required options: ")
                .contains("'--journeys=PATH'", "'--events=FILE'", "'--output=DIR'");
    }

    @Test
    void printsUsageWithoutACommand() {
        // when
        CommandRun unknown = CommandRun.of("fly");
        CommandRun help = CommandRun.of("replay", "--help");

        // then
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("--max-out-of-orderness=DURATION");
    }

    @Test
    void saysInASentenceThatAFileOfEventsBreaksOff(@TempDir Path folder) throws IOException {
        // given
        Path journeys =
                Files.writeString(
                        folder.resolve("j.json"),
                        """
                        {"id":"j","version":1,"entry":{"event":"e"},
                         "steps":[{"id":"s","type":"send","destination":"d"}]}""");
        Path events =
                Files.write(folder.resolve("events.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8});

        // when
        CommandRun run =
                CommandRun.of(
                        "replay",
                        "--journeys",
                        journeys,
                        "--events",
                        events,
                        "--output",
                        folder.resolve("out"));

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errorLinesIn(folder))
                .containsExactly(
                        "journeys: Expected to read 'events.jsonl.gz' to its end, but after line 0:"
                                + " the file ends too early");
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0)).isEqualTo(message);
    }
}
