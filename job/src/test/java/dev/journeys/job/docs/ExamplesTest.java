// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.engine.Backend;
import dev.journeys.job.engine.Emissions;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.JourneyRun;
import dev.journeys.job.engine.Restores;
import dev.journeys.job.engine.Schedule;
import dev.journeys.job.state.JourneyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every folder of {@code examples/} and compares the deliveries with those that it shows. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    /** The journeys of the demo, which makes up its events. */
    private static final String DESTINATIONS = "destinations";

    private static final String DEMO = "demo";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)/README\\.md\\)");

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final Comparator<JsonNode> ORDER =
            Comparator.<JsonNode, String>comparing(record -> record.get("timestamp").asText())
                    .thenComparing(record -> record.get("userId").asText())
                    .thenComparing(record -> record.path("id").asText());

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheDeliveriesThatItShows(String example) throws Exception {
        // given
        Path folder = EXAMPLES.resolve(example);
        List<JsonNode> shown = records(folder.resolve("deliveries.jsonl"));
        // when
        Emissions emissions = run(folder, Restores.never());
        // then
        assertThat(shown).isNotEmpty().isSortedAccordingTo(ORDER);
        assertThat(texts(emissions.deliveries())).isEqualTo(texts(shown));
        assertThat(emissions.others()).as("late events and dead letters").isEmpty();
        if (Files.exists(folder.resolve("timeline.jsonl"))) {
            assertThat(texts(emissions.transitions()))
                    .isEqualTo(texts(records(folder.resolve("timeline.jsonl"))));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheSameDeliveriesWhenRestoredBetweenEveryTwoEvents(String example) throws Exception {
        // given
        Path folder = EXAMPLES.resolve(example);
        // when
        Emissions emissions = run(folder, Restores.always(Backend.HEAP));
        // then
        assertThat(texts(emissions.deliveries()))
                .isEqualTo(texts(records(folder.resolve("deliveries.jsonl"))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasADefinitionEventsAndAPageThatSaysHowToRunIt(String example) throws Exception {
        // given
        Path folder = EXAMPLES.resolve(example);
        // when
        DefinitionFiles definitions = DefinitionFiles.read(List.of(folder));
        String page = Files.readString(folder.resolve("README.md"));
        // then
        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.records()).hasSize(1);
        assertThat(events(folder)).hasSameSizeAs(Files.readAllLines(events(example)));
        assertThat(page)
                .startsWith("# ")
                .contains(
                        "bin/journeys replay --journeys examples/%s --events examples/%s/events.jsonl --output"
                                .formatted(example, example),
                        "](events.jsonl)");
    }

    @Test
    void areAllInTheIndex() throws IOException {
        // when
        List<String> index =
                LINK.matcher(Files.readString(EXAMPLES.resolve("README.md")))
                        .results()
                        .map((MatchResult result) -> result.group(1))
                        .toList();
        // then
        assertThat(index).containsExactlyInAnyOrderElementsOf(examples().toList());
    }

    static Stream<String> examples() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(DEMO) && !name.equals(DESTINATIONS))
                    .sorted()
                    .forEach(names::add);
        }
        return names.stream();
    }

    private static Emissions run(Path folder, Restores restores) throws Exception {
        return new JourneyRun(
                        DefinitionFiles.read(List.of(folder)).records(), EngineOptions.defaults())
                .run(Schedule.exact(events(folder)), restores);
    }

    private static Path events(String example) {
        return EXAMPLES.resolve(example).resolve("events.jsonl");
    }

    private static List<JourneyEvent> events(Path folder) throws IOException {
        return JourneyRun.parse(Files.readAllLines(folder.resolve("events.jsonl")));
    }

    private static List<JsonNode> records(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    /** Different users have no order between them, so that of the text is as good as any. */
    private static List<String> texts(List<JsonNode> records) {
        return records.stream().map(JsonNode::toString).sorted().toList();
    }
}
