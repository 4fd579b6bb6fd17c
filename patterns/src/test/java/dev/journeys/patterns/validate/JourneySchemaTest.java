// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.journeys.patterns.parse.DefinitionTexts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the JSON Schema for editors against the reader, both ways. */
class JourneySchemaTest {

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(DefinitionTexts.resource("journey.schema.json"), InputFormat.JSON);
    private static final Set<String> ONLY_FOR_THE_READER =
            Set.of(
                    "unknown-step",
                    "unreachable-step",
                    "duplicate-step",
                    "percentages",
                    "duplicate-name",
                    "unknown-zone",
                    "cycle-without-wait",
                    "invalid-pattern");
    private static final String EVERY_FIELD = DefinitionTexts.valid("every-field");

    @ParameterizedTest
    @FieldSource("dev.journeys.patterns.parse.DefinitionTexts#VALID")
    void schemaAndReaderAcceptDefinitionsWithoutMistakes(String name) {
        assertAccepted(DefinitionTexts.valid(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/format                  |",
                "/format                  | 1",
                "/version                 | 1.0",
                "/name                    |",
                "/description             |",
                "/x-anything              | [{\"a\":null}]",
                "/expireAfter             | \"PT0.0001S\"",
                "/exits                   |",
                "/exits                   | []",
                "/entry/event             | \"e\"",
                "/entry/event             | [\"e\"]",
                "/entry/where             |",
                "/entry/audience          |",
                "/entry/reentry           |",
                "/entry/reentry           | \"once\"",
                "/entry/reentry           | \"every-event\"",
                "/entry/identifier        |",
                "/entry/identifier        | \"a\"",
                "/entry/identifier        | \"a b.c.d\"",
                "/entry/whenLive          | \"ignore\"",
                "/exits/0/send            |",
                "/exits/0/send/payload    | {}",
                "/exits/0/matchIdentifier |",
                "/steps/0/timeout         |",
                "/steps/0/timeout         | null",
                "/steps/0/branches/0/next |",
                "/steps/1/for             | \"P007DT00H\"",
                "/steps/4/sticky          |",
                "/steps/5/payload         |",
                "/steps/5/event           |",
                "/steps/6/reason          |",
                "/steps/7/window/days     |",
                "/steps/7/window/days     | [\"SUN\",\"MON\",\"TUE\",\"WED\",\"THU\",\"FRI\",\"SAT\"]",
                "/steps/7/window/from     | \"00:00\"",
                "/steps/7/window/from     | \"23:59\"",
                "/steps/7/window/to       | \"00:00\"",
                "/steps/7/window/to       | \"24:00\"",
                "/steps/7/window/zone     | \"Europe/Paris\"",
                "/steps/7/window/zone     | \"+05:30\"",
                "/steps/7/window/zone     | \"{{ profile.continent }}/{{ profile.city }}\"",
            })
    void schemaAndReaderAcceptOtherWaysToWriteIt(String pointer, String json) {
        assertAccepted(DefinitionTexts.with(EVERY_FIELD, pointer, json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "true",
                "\"\"",
                "[[5]]",
                "[{}]",
                "{\"id\":{},\"type\":[],\"branches\":[1]}"
            })
    void schemaAndReaderAgreeWhateverAValueIsReplacedBy(String json) {
        for (String name : List.of("every-field", "sequence", "all-of")) {
            assertAgreement(DefinitionTexts.valid(name), json);
        }
    }

    private static void assertAgreement(String valid, String json) {
        for (String pointer : DefinitionTexts.pointers(valid)) {
            String text = DefinitionTexts.with(valid, pointer, json);
            List<String> problems = Reports.brief(text);
            if (accepts(text)) {
                // What is left are mistakes that only the reader can see.
                assertThat(problems)
                        .as(pointer)
                        .allMatch(each -> ONLY_FOR_THE_READER.contains(each.split(" ")[0]));
            } else {
                assertThat(problems).as(pointer).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id                           |",
                "/version                      |",
                "/entry                        |",
                "/steps                        |",
                "/entry/event                  |",
                "/exits/0/name                 |",
                "/exits/0/event                |",
                "/exits/0/send/destination     |",
                "/steps/0/id                   |",
                "/steps/0/type                 |",
                "/steps/0/atMost               |",
                "/steps/0/branches             |",
                "/steps/0/branches/1/name      |",
                "/steps/0/branches/1/event     |",
                "/steps/1/for                  |",
                "/steps/3/branches/0/when      |",
                "/steps/4/branches/0/percent   |",
                "/steps/5/destination          |",
                "/entry/reentry/after          |",
                "/colour                       | 1",
                "/entry/colour                 | 1",
                "/entry/$schema                | \"a\"",
                "/entry/reentry/colour         | 1",
                "/exits/0/colour               | 1",
                "/exits/0/send/next            | \"end\"",
                "/exits/0/send/id              | \"end\"",
                "/steps/0/next                 | \"pause\"",
                "/steps/0/branches/1/colour    | 1",
                "/steps/1/colour               | 1",
                "/steps/3/branches/0/percent   | 1",
                "/steps/4/branches/0/when      | \"true\"",
                "/steps/5/colour               | 1",
                "/steps/6/next                 | \"hold\"",
                "/format                       | 2",
                "/format                       | \"1\"",
                "/id                           | \"-a\"",
                "/id                           | \"A\"",
                "/id                           | \"a_b\"",
                "/version                      | 0",
                "/version                      | 1.5",
                "/version                      | 2147483648",
                "/expireAfter                  | \"PT0S\"",
                "/expireAfter                  | \"P0DT0.000S\"",
                "/expireAfter                  | \"P\"",
                "/expireAfter                  | \"P1DT\"",
                "/expireAfter                  | \"P1W\"",
                "/expireAfter                  | \"P1M\"",
                "/expireAfter                  | \"P1Y\"",
                "/expireAfter                  | \"-P1D\"",
                "/expireAfter                  | \"PT1,5S\"",
                "/entry/identifier             | \"a..b\"",
                "/entry/identifier             | \".a\"",
                "/entry/identifier             | \"a.\"",
                "/entry/whenLive               | \"never\"",
                "/entry/reentry                | \"never\"",
                "/entry/pattern                | {}",
                "/entry/event                  | []",
                "/entry/event                  | [\"\"]",
                "/exits/0/name                 | \"timeout\"",
                "/steps/0/branches/0/name      | \"replaced\"",
                "/steps/0/branches/0/next      | \"pause\"",
                "/steps/0/branches             | []",
                "/steps/0/type                 | \"wait\"",
                "/steps/1/until                | \"now\"",
                "/steps/1/window               | {}",
                "/steps/7/window               |",
                "/steps/7/window/from          |",
                "/steps/7/window/to            |",
                "/steps/7/window/zone          |",
                "/steps/7/window/colour        | 1",
                "/steps/7/window/from          | \"24:00\"",
                "/steps/7/window/from          | \"9:00\"",
                "/steps/7/window/from          | \"09:60\"",
                "/steps/7/window/to            | \"24:01\"",
                "/steps/7/window/to            | \"18:00:00\"",
                "/steps/7/window/to            | \"18:00Z\"",
                "/steps/7/window/days          | []",
                "/steps/7/window/days          | [\"mon\"]",
                "/steps/7/window/days          | [\"MON\",\"MON\"]",
                "/steps/7/window/zone          | \"\"",
                "/steps/4/branches/0/percent   | -1",
                "/steps/4/branches/0/percent   | 101",
                "/steps/4/branches/0/percent   | \"33.33\"",
            })
    void schemaAndReaderRefuseMistakes(String pointer, String json) {
        // given
        String text = DefinitionTexts.with(EVERY_FIELD, pointer, json);

        // then
        assertThat(accepts(text)).as("schema accepts").isFalse();
        assertThat(Reports.brief(text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/entry/event                       | \"a\"",
                "/entry/where                       | \"true\"",
                "/entry/pattern/sequence            |",
                "/entry/pattern/allOf               | [{\"name\":\"a\",\"event\":\"a\"}]",
                "/entry/pattern/sequence            | []",
                "/entry/pattern/colour              | 1",
                "/entry/pattern/sequence/0/name     |",
                "/entry/pattern/sequence/0/event    |",
                "/entry/pattern/sequence/0/colour   | 1",
                "/entry/pattern/sequence/0/times    | 0",
                "/entry/pattern/sequence/0/times    | 101",
                "/entry/pattern/sequence/0/times    | {}",
                "/entry/pattern/sequence/0/times    | {\"atLeast\":0}",
                "/entry/pattern/sequence/0/times/colour | 1",
                "/entry/pattern/sequence/1/contiguity | \"then\"",
                "/entry/pattern/sequence/3/times    | 2",
                "/entry/pattern/sequence/3/optional | true",
            })
    void schemaAndReaderRefuseMistakesInPatterns(String pointer, String json) {
        // given
        String text = DefinitionTexts.with(DefinitionTexts.valid("sequence"), pointer, json);

        // then
        assertThat(accepts(text)).as("schema accepts").isFalse();
        assertThat(Reports.brief(text)).isNotEmpty();
    }

    /** The whole list of what an editor with the schema does not show. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicate-step     | /steps/6/id                   | \"send\"",
                "unknown-step       | /steps/5/next                 | \"nowhere\"",
                "unreachable-step   | /steps/8                      | {\"id\":\"orphan\",\"type\":\"exit\"}",
                "cycle-without-wait | /steps/5/next                 | \"random\"",
                "percentages        | /steps/4/branches/0/percent   | 33.34",
                "invalid-percentage | /steps/4/branches/0/percent   | 33.333",
                "duplicate-name     | /exits/1/name                 | \"refunded\"",
                "invalid-expression | /entry/where                  | \"1 +\"",
                "invalid-expression | /steps/5/payload/id           | \"{{ nothing }}\"",
                "invalid-expression | /steps/7/window/zone          | \"{{ nothing }}\"",
                "unknown-zone       | /steps/7/window/zone          | \"Mars/Olympus\"",
                "conflicting-fields | /steps/7/window/to            | \"22:00\"",
                "invalid-duration   | /expireAfter                  | \"P3651D\"",
                "invalid-number     | /steps/5/payload/id           | 1e400",
                "invalid-text       | /name                         | \"\\ud800\"",
                "invalid-pattern    | /entry                        | {\"pattern\":{\"sequence\":[{\"name\":\"a\",\"event\":\"a\",\"contiguity\":\"next\"}]}}",
                "invalid-times      | /entry                        | {\"pattern\":{\"allOf\":[{\"name\":\"a\",\"event\":\"a\",\"times\":{\"atLeast\":2,\"atMost\":1}}]}}",
                "too-large          | /entry                        | {\"pattern\":{\"allOf\":[{\"name\":\"a\",\"event\":\"a\",\"times\":21}]}}",
                "duplicate-name     | /entry                        | {\"pattern\":{\"allOf\":[{\"name\":\"a\",\"event\":\"a\"},{\"name\":\"a\",\"event\":\"a\"}]}}",
            })
    void onlyTheReaderRefusesTheRest(String code, String pointer, String json) {
        // given
        String text = DefinitionTexts.with(EVERY_FIELD, pointer, json);

        // then
        assertThat(accepts(text)).as("schema accepts").isTrue();
        assertThat(Reports.brief(text)).isNotEmpty().anyMatch(each -> each.startsWith(code + " "));
    }

    @Test
    void schemaIsAValidSchema() {
        // given
        Schema metaSchema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        // then
        assertThat(
                        metaSchema.validate(
                                DefinitionTexts.resource("journey.schema.json"), InputFormat.JSON))
                .isEmpty();
    }

    private static void assertAccepted(String text) {
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(Reports.brief(text)).isEmpty();
    }

    private static boolean accepts(String text) {
        return SCHEMA.validate(text, InputFormat.JSON).isEmpty();
    }
}
