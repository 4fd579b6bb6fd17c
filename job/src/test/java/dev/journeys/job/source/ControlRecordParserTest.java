// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlRecordParserTest {
    private static final String PAUSED =
            "{\"journey\":\"cart\",\"version\":2,\"status\":\"paused\",\"effectiveFrom\":5000}";

    @Test
    void readsARecordWithItsDefinitionAsItIsWritten() {
        // given
        String definition = "{ \"version\": 2,\n \"id\":\"cart\", \"ž\":1.50 }";
        String record =
                "{\"definition\": "
                        + definition
                        + " ,\"journey\":\"cart\",\"version\":2,\"status\":\"published\","
                        + "\"effectiveFrom\":\"1970-01-01T00:00:05Z\"}";

        // when
        ControlReading reading = parse("cart/2/5000", record);

        // then
        DefinitionRecord read = ((ControlReading.Valid) reading).update().definition();
        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(
                        DefinitionRecord.published(
                                "cart", 2, 5_000, definition.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsARecordWithoutADefinition() {
        // when
        ControlReading reading = parse("cart/2/1970-01-01T01:00:05+01:00", PAUSED);

        // then
        DefinitionRecord read = ((ControlReading.Valid) reading).update().definition();
        assertThat(read)
                .isEqualTo(new DefinitionRecord("cart", 2, 5_000, DefinitionStatus.PAUSED, null));
    }

    @Test
    void readsLinesWithAndWithoutTheirKey() {
        assertThat(show("", PAUSED)).isEqualTo("SET cart/2/5000");
        assertThat(show("", PAUSED.replace("{", "{\"key\":\"cart/2/5000\",")))
                .isEqualTo("SET cart/2/5000");
        assertThat(show("", "{\"key\":\"cart/2/1970-01-01T00:00:05Z\"}"))
                .isEqualTo("REMOVE cart/2/5000");
    }

    @Test
    void removesAKeyWithoutAValue() {
        assertThat(show("cart/2/1970-01-01T00:00:05Z", "")).isEqualTo("REMOVE cart/2/5000");
        assertThat(
                        PublishedFilesTest.show(
                                ControlRecordParser.parse(
                                        ControlEntry.removal("cart/2/5000", "place"))))
                .isEqualTo("REMOVE cart/2/5000");
        assertThat(show("cart/2", ""))
                .isEqualTo(
                        refused(
                                "Expected a key 'journey/version/effectiveFrom', but found"
                                        + " 'cart/2'."));
    }

    @Test
    void passesTheMarkerOn() {
        assertThat(PublishedFilesTest.show(ControlRecordParser.parse(ControlEntry.complete())))
                .isEqualTo("COMPLETE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "cart"|"Cart"|Expected in 'journey' lower-case letters, digits and '-', but found 'Cart'.
                    "cart"|7|Expected in 'journey' a text such as 'cart-abandonment', but found 7.
                    "version":2|"version":0|Expected in 'version' a whole number from 1 on, but found 0.
                    "version":2|"version":"2"|Expected in 'version' a whole number from 1 on, but found "2".
                    "version":2|"version":2.0|Expected in 'version' a whole number from 1 on, but found 2.0.
                    "paused"|"Paused"|Expected in 'status' 'published', 'paused' or 'archived', but found "Paused".
                    ,"status":"paused"||Expected in 'status' 'published', 'paused' or 'archived', but found none.
                    5000|"soon"|Expected in 'effectiveFrom' a time such as '2026-03-01T10:00:00Z' or epoch milliseconds, but found "soon".
                    5000|5.5|Expected in 'effectiveFrom' a time such as '2026-03-01T10:00:00Z' or epoch milliseconds, but found 5.5.
                    5000|99999999999999999999|Expected in 'effectiveFrom' a time such as '2026-03-01T10:00:00Z' or epoch milliseconds, but found 99999999999999999999.
                    5000|5000,"until":7|Expected only fields of a control record, but found 'until'.
                    5000|5000,"key":"cart/2/5000"|Expected the key beside the record, but found a field 'key'.
                    5000|5000,"definition":"x"|Expected in 'definition' an object, but found "x".
                    5000|5000,"definition":{"id":"basket"}|Expected a definition of 'cart', but found one of 'basket'.
                    5000|5000,"definition":{"version":3}|Expected a definition of version 2, but found one of version 3.
                    5000|5001|Expected the key 'cart/2/5001', as the record says, but found 'cart/2/5000'.
                    }|} {}|Expected JSON, but found a mistake: Trailing token (of type START_OBJECT) found after value (bound as `com.fasterxml.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`.
                    "version":2|"version":2,"version":3|Expected JSON, but found a mistake: Duplicate field 'version'.
                    """)
    void refusesWhatIsNoControlRecord(String part, String replacement, String detail) {
        // when
        String record = PAUSED.replace(part, replacement == null ? "" : replacement);

        // then
        assertThat(show("cart/2/5000", record)).isEqualTo(refused(detail));
    }

    @Test
    void refusesWhatIsNoObjectAndWhatIsTooLong() {
        assertThat(show("cart/2/5000", "[]"))
                .isEqualTo(refused("Expected an object, but found something else."));
        assertThat(show("cart/2/5000", "   "))
                .isEqualTo(refused("Expected an object, but found something else."));
        assertThat(show("cart/2/5000", "{"))
                .startsWith(refused("Expected JSON, but found a mistake: "));
        assertThat(
                        PublishedFilesTest.show(
                                ControlRecordParser.parse(
                                        ControlEntry.cut("", new byte[] {'{'}, "place", 1))))
                .isEqualTo(
                        refused(
                                "Expected a control record of at most 4195328 bytes, but found a"
                                        + " longer one."));
    }

    @Test
    void passesOnADestinationAsItIsWritten() {
        // given
        String definition = "{ \"destination\": \"crm\",\n \"type\":\"lög\" }";

        // when
        ControlReading reading = parse("destination/crm", definition);
        ControlReading line = parse("", definition);

        // then
        assertThat(List.of(reading, line))
                .extracting(each -> ((ControlReading.Valid) each).update())
                .usingRecursiveFieldByFieldElementComparator()
                .containsOnly(
                        ControlUpdate.setDestination(
                                "crm", definition.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void passesOnABrokenDestinationForOthersToRefuse() {
        assertThat(show("destination/crm", "{")).isEqualTo("SET_DESTINATION destination/crm");
    }

    @Test
    void readsTheRemovalOfADestination() {
        assertThat(show("destination/crm", "")).isEqualTo("REMOVE_DESTINATION destination/crm");
        assertThat(show("", "{\"key\":\"destination/crm\"}"))
                .isEqualTo("REMOVE_DESTINATION destination/crm");
    }

    @Test
    void tellsADestinationFromAJourneyOfThatName() {
        // given
        String record =
                "{\"journey\":\"destination\",\"version\":2,\"status\":\"paused\",\"effectiveFrom\":5000}";
        // then
        assertThat(show("destination/2/5000", record)).isEqualTo("SET destination/2/5000");
        assertThat(show("destination/2/5000", "")).isEqualTo("REMOVE destination/2/5000");
        assertThat(show("destination/2", "{}")).isEqualTo("SET_DESTINATION destination/2");
    }

    @Test
    void refusesDestinationsWithoutAnIdAndShowsNothingOfThem() {
        // given
        String definition = "{\"destination\":\"a b\",\"signing\":[\"canary\"]}";
        // then
        for (ControlReading reading :
                List.of(
                        parse("destination/a b", definition),
                        parse("", definition),
                        parse("", "{\"destination\":\"crm\",\"signing\":canary}"))) {
            ControlReading.Invalid invalid = (ControlReading.Invalid) reading;
            assertThat(invalid.reason()).isEqualTo("invalid-control-record");
            assertThat(invalid.text()).isEmpty();
            assertThat(invalid.detail()).startsWith("Expected ").doesNotContain("canary");
        }
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(show("cart", "{\"journey\":\"cart\",\"version\":-1}").split("Expected"))
                .hasSize(5);
    }

    @Test
    void readsTextInAnotherEncodingThanUtf8() {
        // given
        String record = PAUSED.replace("}", ",\"definition\":{\"id\":\"cart\"}}");
        byte[] bytes = record.getBytes(StandardCharsets.UTF_16BE);

        // when
        ControlReading reading =
                ControlRecordParser.parse(ControlEntry.value("cart/2/5000", bytes, "place", 1));

        // then
        DefinitionRecord read = ((ControlReading.Valid) reading).update().definition();
        assertThat(new String(read.definition(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"cart\"}");
    }

    private static String refused(String detail) {
        return "invalid-control-record at place: " + detail;
    }

    private static String show(String key, String record) {
        return PublishedFilesTest.show(List.of(parse(key, record))).get(0);
    }

    private static ControlReading parse(String key, String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        return ControlRecordParser.parse(ControlEntry.value(key, bytes, "place", 1));
    }
}
