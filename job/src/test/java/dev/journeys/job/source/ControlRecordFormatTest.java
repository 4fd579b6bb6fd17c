// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlRecordFormatTest {
    private static final long TEN = 1_772_359_200_000L;

    @ParameterizedTest
    @EnumSource(DefinitionStatus.class)
    void writesWhatTheParserReads(DefinitionStatus status) {
        // given
        DefinitionRecord record = new DefinitionRecord("cart", 7, TEN, status, null);

        // when, then
        assertThat(read(record)).isEqualTo(ControlReading.set(record));
    }

    @Test
    void keepsTheTextOfTheDefinitionButNotItsByteOrderMark() {
        // given
        String text = "{\n\t\"id\" : \"cart\",\n  \"version\": 7, \"name\": \"žluť 🛒\" }";
        DefinitionRecord record =
                DefinitionRecord.published(
                        "cart", 7, TEN, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));

        // when
        ControlReading reading = read(record);

        // then
        ControlUpdate update = ((ControlReading.Valid) reading).update();
        assertThat(new String(update.definition().definition(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    private static ControlReading read(DefinitionRecord record) {
        return ControlRecordParser.parse(
                ControlEntry.value(record.key(), ControlRecordFormat.value(record), "t/0/0", 0));
    }
}
