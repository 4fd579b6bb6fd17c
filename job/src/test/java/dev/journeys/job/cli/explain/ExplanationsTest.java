// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.patterns.definition.JourneyDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "explain");

    @ParameterizedTest
    @ValueSource(strings = {"cart-abandonment", "every-field", "sequence", "all-of"})
    void explainsAsTheCheckedInTextDoes(String name) throws IOException {
        // when
        String text = Explanations.markdown(read(FOLDER.resolve(name + ".json")));

        // then
        assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(name + ".md")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void explainsEveryExample(Path example) {
        // given
        JourneyDefinition definition = read(example);

        // when
        String text = Explanations.markdown(definition);
        JsonNode json = Explanations.json(definition);

        // then
        assertThat(text).startsWith("# " + definition.id() + ", version ").contains("## Notes");
        assertThat(definition.steps())
                .allSatisfy(step -> assertThat(text).contains("\"" + step.id() + "<br/>"));
        assertThat(json.get("events")).isNotEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of("..", "examples"))) {
            return tree.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.toString().endsWith("schema.json"))
                    .filter(path -> !path.getParent().endsWith("destinations"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void saysTheSameInJson() {
        // when
        JsonNode json = Explanations.json(read(FOLDER.resolve("cart-abandonment.json")));

        // then
        assertThat(json.get("id").asText()).isEqualTo("cart-abandonment");
        assertThat(json.get("flowchart").asText()).startsWith("flowchart TD\n  entry([");
        assertThat(json.get("entry").get("where").asText())
                .isEqualTo("`properties.cart_value >= 20.0`");
        assertThat(json.get("patterns").toString())
                .isEqualTo(
                        "[{\"of\":\"step 'wait'\",\"pattern\":\"begin(\\\"wait\\\")"
                                + ".followedBy(\\\"branch\\\").where(cart_modified or"
                                + " purchase_completed).within(PT1H)\",\"stages\":[]}]");
        assertThat(json.get("events").get("cart_modified").toString())
                .isEqualTo("[\"branch 'cart changed' of step 'wait'\"]");
        assertThat(json.get("findings").get(0).get("level").asText()).isEqualTo("note");
    }

    private static JourneyDefinition read(Path file) {
        try {
            return Definitions.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
