// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryLineTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String PROPERTIES =
            """
            {"text": "Mia, you left 2 behind", "value": 129.50, "items": ["Tent", "Stove"],
             "more": {"a": 1}, "none": null}""";

    @Test
    void showsTimeDestinationEventUserJourneyStepAndProperties() throws IOException {
        assertThat(line(Palette.PLAIN, 172, "Cart Abandoned", PROPERTIES))
                .isEqualTo(
                        "11:00:08  email     Cart Abandoned          u-1042    "
                                + "cart-abandonment › nudge            "
                                + "text: Mia, you left 2 behind · value: 129.5 · items: [2] · more:"
                                + " {1} · none: null");
    }

    @Test
    void cutsWhatIsTooWide() throws IOException {
        assertThat(line(Palette.PLAIN, 110, "An Event With a Very Long Name", PROPERTIES))
                .isEqualTo(
                        "11:00:08  email     An Event With a Very …  u-1042    "
                                + "cart-abandonment › nudge            text: Mia, you left…");
    }

    @ParameterizedTest
    @ValueSource(ints = {54, 60, 80, 90, 91, 100, 120, 150, 500})
    void isNeverWiderThanTheScreen(int width) throws IOException {
        assertThat(line(Palette.PLAIN, width, "Cart Abandoned", PROPERTIES))
                .hasSizeLessThanOrEqualTo(width);
    }

    @Test
    void hasNoPropertiesWhereThereIsNoRoom() throws IOException {
        assertThat(line(Palette.PLAIN, 60, "Cart Abandoned", PROPERTIES))
                .isEqualTo("11:00:08  email     Cart Abandoned          u-1042    cart-…");
    }

    @Test
    void leavesOutWhatWouldMoveTheCursor() throws IOException {
        assertThat(line(Palette.PLAIN, 150, "Two\\nLines", "{\"text\": \"\\u001b[2Jgone\\r\"}"))
                .doesNotContain("\n", "\r", "\u001b")
                .contains("Two Lines", "text:  [2Jgone");
    }

    @Test
    void hasColoursOnATerminalOnly() throws IOException {
        assertThat(line(Palette.COLOURED, 150, "Cart Abandoned", "{}"))
                .startsWith("\u001b[2m11:00:08\u001b[0m  \u001b[")
                .contains("\u001b[1mCart Abandoned        \u001b[0m");
        assertThat(line(Palette.PLAIN, 150, "Cart Abandoned", "{}")).doesNotContain("\u001b");
    }

    private static String line(Palette palette, int width, String event, String properties)
            throws IOException {
        String json =
                """
                {"id":"d1","destination":"email","type":"track","event":"%s","userId":"u-1042",
                 "timestamp":"2026-03-01T10:00:08.000Z",
                 "journey":{"id":"cart-abandonment","version":1,"step":"nudge","instance":"i1",
                            "enteredAt":"2026-03-01T10:00:00.000Z"},
                 "properties":%s}"""
                        .formatted(event, properties);
        return new DeliveryLine(palette, width, PARIS).of(json.getBytes(StandardCharsets.UTF_8));
    }
}
