// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.Place;
import dev.journeys.patterns.validate.DefinitionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every piece of JSON that the documents show. The word behind the fence's {@code json} says
 * what it is.
 */
class DocumentsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE =
            Pattern.compile("^```json ?(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("shown")
    void showsOnlyJsonThatTheProductReads(Shown shown) throws IOException {
        switch (shown.kind()) {
            case "definition" -> assertThat(problems(shown.text())).isEmpty();
            case "step" -> assertThat(problems(journeyWith(JSON.readTree(shown.text())))).isEmpty();
            case "destination" -> assertThat(mistakes(shown.text())).isEmpty();
            case "event" -> assertValid(shown, EventFormats.DEFAULT);
            case "segment", "cloudevents", "xdm", "masivo" -> assertValid(shown, shown.kind());
            case "" -> assertThat(JSON.readTree(shown.text()).isObject()).isTrue();
            default -> fail("Expected a known kind of JSON, but found '" + shown.kind() + "'.");
        }
    }

    private static void assertValid(Shown shown, String eventFormat) {
        assertThat(
                        EventFormats.load(eventFormat)
                                .parse(
                                        shown.text().getBytes(StandardCharsets.UTF_8),
                                        Place.line("docs", 0, 1)))
                .isInstanceOf(EventReading.Valid.class);
    }

    @Test
    void showsDefinitionsStepsEventsAndDestinations() throws IOException {
        assertThat(shown().map(Shown::kind))
                .contains("definition", "step", "event", "destination", "");
    }

    static Stream<Shown> shown() throws IOException {
        List<Shown> all = new ArrayList<>();
        for (String document :
                List.of(
                        "README.md",
                        "docs/journey-format.md",
                        "docs/event-formats.md",
                        "docs/destinations.md")) {
            Matcher matcher = FENCE.matcher(Files.readString(HOME.resolve(document)));
            while (matcher.find()) {
                all.add(new Shown(document, matcher.group(1), matcher.group(2)));
            }
        }
        return all.stream();
    }

    private static List<String> problems(String definition) {
        return DefinitionReader.read(definition) instanceof DefinitionReader.Invalid invalid
                ? invalid.problems().stream().map(problem -> problem.message()).toList()
                : List.of();
    }

    private static List<String> mistakes(String destination) {
        return DestinationParser.parse(destination.getBytes(StandardCharsets.UTF_8))
                        instanceof DestinationParser.Invalid invalid
                ? invalid.problems().stream().map(problem -> problem.message()).toList()
                : List.of();
    }

    /** A journey that begins with the step and has an exit step for every other that it names. */
    private static String journeyWith(JsonNode step) {
        ObjectNode journey = JSON.createObjectNode();
        journey.put("id", "shown").put("version", 1).putObject("entry").put("event", "e");
        ArrayNode steps = journey.putArray("steps");
        steps.add(step);
        Set<String> named = new LinkedHashSet<>();
        for (String field : List.of("next", "timeout", "otherwise")) {
            step.findValuesAsText(field).forEach(named::add);
        }
        named.forEach(id -> steps.addObject().put("id", id).put("type", "exit"));
        return journey.toString();
    }

    /** A fence of a document. */
    record Shown(String document, String kind, String text) {
        @Override
        public String toString() {
            return document + ": " + text.strip().lines().findFirst().orElse("");
        }
    }
}
