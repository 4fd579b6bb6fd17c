// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static dev.journeys.job.destination.DestinationTexts.HTTP_BATCH;
import static dev.journeys.job.destination.DestinationTexts.WEBHOOK;
import static dev.journeys.job.destination.DestinationTexts.problems;
import static dev.journeys.patterns.parse.DefinitionTexts.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.journeys.patterns.parse.DefinitionTexts;
import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the JSON Schema for editors against the reader, both ways. */
class DestinationSchemaTest {
    private static final String TEXT = text();
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(TEXT, InputFormat.JSON);

    /** What an editor with the schema does not show. */
    private static final Set<String> ONLY_FOR_THE_READER =
            Set.of(
                    "literal-secret",
                    "invalid-reference",
                    "invalid-expression",
                    "invalid-url",
                    "conflicting-fields");

    static Stream<String> valid() {
        return DestinationTexts.VALID.values().stream();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void schemaAndReaderAcceptDefinitionsWithoutMistakes(String text) {
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(problems(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "true", "\"\"", "[[5]]", "[{}]", "{\"a\":{}}"})
    void schemaAndReaderAgreeWhateverAValueIsReplacedBy(String json) {
        for (String valid : DestinationTexts.VALID.values()) {
            for (String pointer : DefinitionTexts.pointers(valid)) {
                String text = with(valid, pointer, json);
                if (accepts(text)) {
                    assertThat(problems(text))
                            .as("%s of %s", pointer, valid)
                            .allMatch(each -> ONLY_FOR_THE_READER.contains(each.split(" ")[0]));
                } else {
                    assertThat(problems(text)).as("%s of %s", pointer, valid).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/destination |",
                "/destination | \"-a\"",
                "/type |",
                "/type | \"smtp\"",
                "/url |",
                "/url | \"https://u:p@e.example/\"",
                "/url | \"https://e.example/#a\"",
                "/method | \"GET\"",
                "/headers/a b | \"a\"",
                "/signing | [\"literal\"]",
                "/signing | [\"${env:A}\",\"${env:B}\",\"${env:C}\"]",
                "/deadline | \"PT0S\"",
                "/limits/perSecond | 0",
                "/limits/inFlight | 10001",
                "/limits/lanes | 8",
                "/retry/attempts | 0",
                "/breaker/failures | 0.5",
                "/colour | 1"
            })
    void schemaAndReaderRefuseMistakes(String pointer, String json) {
        // given
        String text = with(WEBHOOK, pointer, json);
        // then
        assertThat(accepts(text)).as("schema accepts").isFalse();
        assertThat(problems(text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "literal-secret     | /headers/Authorization | \"Bearer a\"",
                "invalid-reference  | /headers/X-Team | \"${a}\"",
                "unknown-value      | /headers/Host | \"e.example\"",
                "invalid-expression | /body/text | \"{{ 1 + }}\"",
                "invalid-duration   | /deadline | \"PT3M\"",
                "conflicting-fields | /retry/first | \"PT2M\""
            })
    void onlyTheReaderRefusesTheRest(String code, String pointer, String json) {
        // given
        String text = with(WEBHOOK, pointer, json);
        // then
        assertThat(accepts(text)).as("schema accepts").isTrue();
        assertThat(problems(text)).isNotEmpty().allMatch(each -> each.startsWith(code + " "));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void schemaListsTheFieldsThatTheReaderReads(String pointer, Part<?> part) throws Exception {
        // given
        JsonNode object = new ObjectMapper().readTree(TEXT).at(pointer);
        // when
        List<Field<?>> fields = part.fields().fields();
        // then
        assertThat(object.at("/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(fields.stream().map(Field::name).toList());
        assertThat(object.at("/required"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(
                        fields.stream().filter(Field::required).map(Field::name).toList());
        assertThat(object.at("/additionalProperties").isBoolean()).isTrue();
        assertThat(object.at("/patternProperties/^x-").asBoolean()).isTrue();
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("/$defs/webhook", new WebhookPart()),
                Arguments.of("/$defs/httpBatch", new HttpBatchPart()),
                Arguments.of("/$defs/kafka", new KafkaPart()),
                Arguments.of("/$defs/file", new FilePart()),
                Arguments.of("/$defs/log", new LogPart()),
                Arguments.of("/$defs/limits", new LimitsPart()),
                Arguments.of("/$defs/retry", new RetryPart()),
                Arguments.of("/$defs/breaker", new BreakerPart()));
    }

    @Test
    void schemaAndReaderAcceptTheExamples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples", "destinations"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                assertThat(SCHEMA.validate(text, InputFormat.JSON)).as("%s", file).isEmpty();
                assertThat(problems(text)).as("%s", file).isEmpty();
            }
        }
    }

    @Test
    void schemaAndReaderHaveTheSameDefaultBodyOfABatch() throws Exception {
        assertThat(new ObjectMapper().readTree(TEXT).at("/$defs/httpBatch/properties/body/default"))
                .isEqualTo(BatchBodyReader.defaultBody());
        assertThat(accepts(HTTP_BATCH)).isTrue();
    }

    @Test
    void schemaIsAValidSchema() {
        // given
        Schema metaSchema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        // then
        assertThat(metaSchema.validate(TEXT, InputFormat.JSON)).isEmpty();
    }

    private static boolean accepts(String text) {
        return SCHEMA.validate(text, InputFormat.JSON).isEmpty();
    }

    private static String text() {
        try (InputStream in =
                DestinationParser.class.getResourceAsStream("destination.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
