// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.cli.ReplayEvents.Placed;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The replay through its command, each on a small cluster of its own in this process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayITCase {
    private static final List<String> COUNTS =
            List.of("entered", "completed", "exited", "live", "sent", "skipped");

    private static final Duration BOUND = Duration.ofMinutes(45);

    private final ReplayEvents events = ReplayEvents.generate();
    private Path folder;
    private Path journeys;
    private Path file;
    private CommandRun run;
    private ReplayOutput output;
    private int runs;

    @BeforeAll
    void replayOnce(@TempDir Path temporary) throws Exception {
        folder = temporary;
        journeys = Path.of(resource("/replay/journeys"));
        file = events.writeTo(folder.resolve("events.jsonl"));
        output = new ReplayOutput(folder.resolve("out"));
        run = replay(output, file, "--parallelism", 1);
    }

    @Test
    void succeedsAndWritesFiveFiles() throws Exception {
        assertThat(run.code()).as(run.err()).isZero();
        try (Stream<Path> files = Files.list(output.folder())) {
            assertThat(files)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "deliveries.jsonl",
                            "timeline.jsonl",
                            "late.jsonl",
                            "dead-letters.jsonl",
                            "summary.json");
        }
        assertThat(output.lines("late.jsonl")).isEmpty();
    }

    @Test
    void printsATableOfTheJourneys() {
        assertThat(run.out().lines().map(line -> line.replaceFirst(" .*", "")).toList())
                .startsWith("journey", "cart", "welcome", "total");
        assertThat(run.errorLines()).allMatch(line -> line.startsWith("replay: "));
    }

    @Test
    void sendsEveryBrokenLineToTheDeadLettersWithReasonPlaceAndText() {
        // when
        List<JsonNode> deadLetters = output.records("dead-letters.jsonl");

        // then
        List<Placed> broken = events.broken();
        assertThat(broken).hasSize(40);
        assertThat(deadLetters)
                .extracting(
                        letter -> letter.get("place").asText() + " " + letter.get("text").asText())
                .containsExactlyInAnyOrderElementsOf(
                        broken.stream()
                                .map(line -> file + ":" + line.number() + " " + line.entry().text())
                                .toList());
        assertThat(deadLetters)
                .allMatch(
                        letter ->
                                letter.get("reason")
                                        .asText()
                                        .matches("invalid-(json|event)|over-limit"))
                .allMatch(letter -> letter.get("detail").asText().startsWith("Expected "));
        assertThat(output.summary().get("deadLetters").asInt()).isEqualTo(40);
    }

    @Test
    void countsInTheSummaryWhatIsInTheFiles() {
        // when
        JsonNode summary = output.summary();

        // then
        assertThat(summary.get("events").asInt()).isEqualTo(events.lines().size() - 40);
        assertThat(summary.get("late").asInt()).isZero();
        assertThat(summary.get("duplicates").asInt()).isPositive();
        assertThat(summary.get("missingIdentifier").asInt()).isPositive();
        assertThat(summary.get("templateErrors").asInt()).isPositive();
        assertThat(summary.get("live").asInt()).isZero();
        assertThat(summary.get("sent").asInt()).isEqualTo(output.lines("deliveries.jsonl").size());
        for (String type : List.of("entered", "completed", "exited", "sent", "skipped")) {
            assertThat(summary.get(type).asLong()).as(type).isEqualTo(output.transitions(type));
        }
        assertThat(List.of("entered", "completed", "exited", "sent", "skipped"))
                .allMatch(type -> summary.get(type).asInt() > 20);
        assertThatTheSummaryAddsUp(summary);
    }

    @Test
    void keepsTheTransitionsOfOneInstanceInOrder() {
        // given
        Map<String, List<String>> timesByInstance = new HashMap<>();
        Map<String, List<String>> typesByInstance = new HashMap<>();

        // when
        for (JsonNode transition : output.records("timeline.jsonl")) {
            String instance = transition.get("instance").asText();
            timesByInstance
                    .computeIfAbsent(instance, id -> new ArrayList<>())
                    .add(transition.get("timestamp").asText());
            typesByInstance
                    .computeIfAbsent(instance, id -> new ArrayList<>())
                    .add(transition.get("type").asText());
        }

        // then
        assertThat(timesByInstance.values()).allSatisfy(times -> assertThat(times).isSorted());
        assertThat(typesByInstance.values())
                .allSatisfy(
                        types -> {
                            assertThat(types.get(0)).isEqualTo("entered");
                            assertThat(types.subList(1, types.size())).doesNotContain("entered");
                            assertThat(types.get(types.size() - 1)).isIn("completed", "exited");
                        });
    }

    @ParameterizedTest
    @CsvSource({"2,heap", "4,heap", "1,rocksdb", "2,rocksdb", "4,rocksdb"})
    void givesTheSameOutputOnAnyParallelismAndStateBackend(int parallelism, String backend) {
        // when
        ReplayOutput other = newOutput();
        CommandRun again =
                replay(other, file, "--parallelism", parallelism, "--state-backend", backend);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertSameJourneys(other);
        assertThat(other.sortedLines("dead-letters.jsonl"))
                .isEqualTo(output.sortedLines("dead-letters.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shuffled.jsonl", "shuffled.jsonl.gz"})
    void givesTheSameOutputHoweverTheEventsAreSorted(String name) throws Exception {
        // given
        Path shuffled = events.shuffled(name.length()).writeTo(folder.resolve(name));

        // when
        ReplayOutput other = newOutput();
        CommandRun again = replay(other, shuffled, "--parallelism", 2);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertSameJourneys(other);
        assertThat(other.field("dead-letters.jsonl", "text").stream().sorted().toList())
                .isEqualTo(ReplayEvents.sortedTexts(events.broken()));
    }

    @Test
    void readsSeveralFilesAsIfTheyWereOne() throws Exception {
        // given
        int half = events.lines().size() / 2;
        Path first =
                new ReplayEvents(events.lines().subList(0, half))
                        .writeTo(folder.resolve("1.jsonl"));
        Path second =
                new ReplayEvents(events.lines().subList(half, events.lines().size()))
                        .writeTo(folder.resolve("2.jsonl.gz"));

        // when
        ReplayOutput other = newOutput();
        CommandRun again =
                CommandRun.of(
                        "replay",
                        "--journeys",
                        journeys.resolve("cart.json"),
                        journeys.resolve("welcome.json"),
                        "--events",
                        first,
                        second,
                        "--output",
                        other.folder());

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertSameJourneys(other);
    }

    @Test
    void leavesWhatIsLiveAtTheEndTimeAsItIs() {
        // given
        Instant end = ReplayEvents.BEGINNING.plusSeconds(86_400 + 900);

        // when
        ReplayOutput other = newOutput();
        CommandRun again = replay(other, file, "--until", end, "--parallelism", 2);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        JsonNode summary = other.summary();
        assertThat(summary.get("live").asInt()).isPositive();
        assertThat(summary.at("/journeys/cart/live").asInt()).isPositive();
        assertThat(summary.at("/journeys/welcome/live").asInt()).isPositive();
        assertThatTheSummaryAddsUp(summary);
        assertThat(other.sortedLines("timeline.jsonl")).isEqualTo(upTo(end, "timeline.jsonl"));
        assertThat(other.sortedLines("deliveries.jsonl")).isEqualTo(upTo(end, "deliveries.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void findsExactlyThoseEventsLateThatLagByMoreThanTheBound(int parallelism) throws Exception {
        // given
        List<String> times =
                List.of(
                        "10:00:00.000",
                        "10:00:10.000",
                        "10:00:05.000",
                        "10:00:04.999",
                        "10:00:09.000",
                        "10:00:20.000",
                        "10:00:15.000",
                        "10:00:14.999",
                        "09:00:00.000");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times.size(); i++) {
            text.append(
                    "{\"userId\":\"u-%d\",\"event\":\"e\",\"timestamp\":\"2026-03-01T%sZ\"}\n"
                            .formatted(i, times.get(i)));
        }
        Path late = Files.writeString(folder.resolve("late-" + parallelism + ".jsonl"), text);

        // when
        ReplayOutput other = newOutput();
        CommandRun again =
                replay(other, late, "--max-out-of-orderness", "PT5S", "--parallelism", parallelism);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(other.records("late.jsonl"))
                .extracting(
                        record ->
                                record.get("place").asText().replace(late + ":", "")
                                        + " "
                                        + record.get("timestamp").asText()
                                        + " "
                                        + record.get("reason").asText())
                .containsExactlyInAnyOrder(
                        "4 2026-03-01T10:00:04.999Z late",
                        "8 2026-03-01T10:00:14.999Z late",
                        "9 2026-03-01T09:00:00.000Z late");
        assertThat(other.records("late.jsonl"))
                .allMatch(record -> text.toString().contains(record.get("text").asText() + "\n"));
        assertThat(other.summary().get("late").asInt()).isEqualTo(3);
        assertThat(other.summary().get("events").asInt()).isEqualTo(times.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void givesTheSameOutputWithDisorderWithinTheBound(int parallelism) throws Exception {
        // given
        ReplayEvents shuffled = events.shuffledWithin(BOUND, 20_260_301);
        assertThat(shuffled.lines()).isNotEqualTo(events.lines());
        Path input = shuffled.writeTo(folder.resolve("within-" + parallelism + ".jsonl"));

        // when
        ReplayOutput other = newOutput();
        CommandRun again =
                replay(other, input, "--max-out-of-orderness", BOUND, "--parallelism", parallelism);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(other.lines("late.jsonl")).isEmpty();
        assertSameJourneys(other);
        assertThat(other.field("dead-letters.jsonl", "text").stream().sorted().toList())
                .isEqualTo(ReplayEvents.sortedTexts(events.broken()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void leavesOutExactlyWhatLagsByMoreThanTheBound(int parallelism) throws Exception {
        // given
        ReplayEvents shuffled = events.shuffledWithin(BOUND.multipliedBy(3), 7);
        List<Placed> lagging = shuffled.lagging(BOUND);
        assertThat(lagging).hasSizeGreaterThan(100);
        Path input = shuffled.writeTo(folder.resolve("beyond-" + parallelism + ".jsonl"));
        Path without =
                shuffled.without(lagging)
                        .writeTo(folder.resolve("without-" + parallelism + ".jsonl"));

        // when
        ReplayOutput other = newOutput();
        CommandRun again =
                replay(other, input, "--max-out-of-orderness", BOUND, "--parallelism", parallelism);
        ReplayOutput rest = newOutput();
        CommandRun restRun = replay(rest, without);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(restRun.code()).as(restRun.err()).isZero();
        assertThat(other.records("late.jsonl"))
                .extracting(late -> late.get("place").asText() + " " + late.get("text").asText())
                .containsExactlyInAnyOrderElementsOf(
                        lagging.stream()
                                .map(
                                        line ->
                                                input
                                                        + ":"
                                                        + line.number()
                                                        + " "
                                                        + line.entry().text())
                                .toList());
        assertThat(other.summary().get("late").asInt()).isEqualTo(lagging.size());
        assertThat(other.sortedLines("deliveries.jsonl"))
                .isEqualTo(rest.sortedLines("deliveries.jsonl"));
        assertThat(other.sortedLines("timeline.jsonl"))
                .isEqualTo(rest.sortedLines("timeline.jsonl"));
    }

    @Test
    void findsNothingLateWithABoundThatCoversTheWholeFile() throws Exception {
        // given
        Path shuffled = events.shuffled(3).writeTo(folder.resolve("bound.jsonl"));

        // when
        ReplayOutput other = newOutput();
        CommandRun again = replay(other, shuffled, "--max-out-of-orderness", "P3D");

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(other.lines("late.jsonl")).isEmpty();
        assertSameJourneys(other);
    }

    @Test
    void replacesTheFilesOfAnEarlierReplayAndNoOthers() throws Exception {
        // given
        ReplayOutput other = newOutput();
        Files.createDirectories(other.folder());
        Files.writeString(other.folder().resolve("deliveries.jsonl"), "old\n");
        Files.writeString(other.folder().resolve("notes.txt"), "kept\n");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");

        // when
        CommandRun again = replay(other, empty);

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(other.lines("deliveries.jsonl")).isEmpty();
        assertThat(other.lines("notes.txt")).containsExactly("kept");
        assertThat(other.summary().get("events").asInt()).isZero();
        assertThat(fieldNames(other.summary().get("journeys"))).containsExactly("cart", "welcome");
    }

    private void assertSameJourneys(ReplayOutput other) {
        assertThat(other.sortedLines("deliveries.jsonl"))
                .isEqualTo(output.sortedLines("deliveries.jsonl"));
        assertThat(other.sortedLines("timeline.jsonl"))
                .isEqualTo(output.sortedLines("timeline.jsonl"));
        assertThat(other.summary()).isEqualTo(output.summary());
    }

    /** Of the replay without an end, what happened by then. */
    private List<String> upTo(Instant end, String name) {
        return output.lines(name).stream()
                .filter(line -> !ReplayOutput.timestamp(line).isAfter(end))
                .sorted()
                .toList();
    }

    private static void assertThatTheSummaryAddsUp(JsonNode summary) {
        JsonNode byJourney = summary.get("journeys");
        assertThat(fieldNames(byJourney)).containsExactly("cart", "welcome");
        for (String count : COUNTS) {
            long sum = 0;
            for (JsonNode journey : byJourney) {
                sum += journey.get(count).asLong();
            }
            assertThat(summary.get(count).asLong()).as(count).isEqualTo(sum);
        }
        List<JsonNode> rows = new ArrayList<>(List.of(summary));
        byJourney.forEach(rows::add);
        assertThat(rows)
                .allMatch(
                        row ->
                                row.get("entered").asLong()
                                        == row.get("completed").asLong()
                                                + row.get("exited").asLong()
                                                + row.get("live").asLong());
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private ReplayOutput newOutput() {
        runs++;
        return new ReplayOutput(folder.resolve("out-" + runs));
    }

    private CommandRun replay(ReplayOutput target, Path input, Object... options) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "replay",
                                "--journeys",
                                journeys,
                                "--events",
                                input,
                                "--output",
                                target.folder()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray());
    }

    private static java.net.URI resource(String name) throws URISyntaxException {
        return ReplayITCase.class.getResource(name).toURI();
    }
}
