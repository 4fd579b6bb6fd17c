// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the JSON Schema for editors against the parser's tables of fields. */
class SchemaFieldsTest {

    @ParameterizedTest
    @MethodSource("objects")
    void schemaListsTheFieldsThatTheParserReads(String pointer, Part<?> part) throws Exception {
        // given
        JsonNode object = schema().at(pointer);

        // when
        List<String> fields = part.fields().fields().stream().map(Field::name).toList();

        // then
        assertThat(object.at("/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void schemaRequiresTheFieldsThatTheParserRequires(String pointer, Part<?> part)
            throws Exception {
        // given
        JsonNode object = schema().at(pointer);

        // when
        Set<String> required = new HashSet<>();
        part.fields().fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .forEach(required::add);

        // then
        assertThat(object.at("/required"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void schemaRefusesUnknownFieldsAndAllowsExtensions(String pointer, Part<?> part)
            throws Exception {
        // when
        JsonNode object = schema().at(pointer);

        // then
        assertThat(object.at("/additionalProperties").isBoolean()).isTrue();
        assertThat(object.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(object.at("/patternProperties/^x-").asBoolean()).isTrue();
    }

    @Test
    void schemaListsTheTypesOfSteps() throws Exception {
        // when
        JsonNode step = schema().at("/$defs/step");

        // then
        List<String> types = StepReader.PARTS.stream().map(StepPart::type).toList();
        assertThat(step.at("/properties/type/enum"))
                .extracting(JsonNode::textValue)
                .containsExactlyElementsOf(types);
        assertThat(step.at("/allOf"))
                .extracting(each -> each.at("/if/properties/type/const").textValue())
                .containsExactlyElementsOf(types);
    }

    @Test
    void schemaHasNoOtherObjects() throws Exception {
        // given
        List<String> known = objects().map(each -> (String) each.get()[0]).toList();

        // when
        List<String> withFields = new ArrayList<>();
        schema().at("/$defs")
                .properties()
                .forEach(
                        definition -> {
                            if (definition.getValue().has("properties")) {
                                withFields.add("/$defs/" + definition.getKey());
                            }
                        });

        // then
        withFields.remove("/$defs/step");
        assertThat(known).containsAll(withFields).hasSize(withFields.size() + 1);
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("", new JourneyPart()),
                Arguments.of("/$defs/entry", new EntryPart()),
                Arguments.of("/$defs/pattern", EntryPart.PATTERN_PART),
                Arguments.of("/$defs/stage", PatternPart.STAGE),
                Arguments.of("/$defs/patternMember", PatternPart.MEMBER),
                Arguments.of("/$defs/timesBounds", TimesReader.BOUNDS),
                Arguments.of("/$defs/reentryAfter", ReentryReader.AFTER),
                Arguments.of("/$defs/exitRule", new ExitRulePart()),
                Arguments.of("/$defs/exitSend", ExitRulePart.SEND_PART),
                Arguments.of("/$defs/holdUntil", new HoldUntilPart()),
                Arguments.of("/$defs/eventBranch", HoldUntilPart.BRANCHES_READER.branch()),
                Arguments.of("/$defs/delay", new DelayPart()),
                Arguments.of("/$defs/window", DelayPart.WINDOW_PART),
                Arguments.of("/$defs/dataSplit", new DataSplitPart()),
                Arguments.of("/$defs/conditionBranch", DataSplitPart.BRANCHES_READER.branch()),
                Arguments.of("/$defs/randomSplit", new RandomSplitPart()),
                Arguments.of("/$defs/shareBranch", RandomSplitPart.BRANCHES_READER.branch()),
                Arguments.of("/$defs/send", new SendStepPart()),
                Arguments.of("/$defs/exit", new ExitStepPart()));
    }

    private static JsonNode schema() throws Exception {
        return new ObjectMapper().readTree(DefinitionTexts.resource("journey.schema.json"));
    }
}
