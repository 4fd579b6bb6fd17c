// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NoticeLinesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final OutputFormat format = new OutputFormat();
    private final NoticeLines notices = new NoticeLines(Palette.PLAIN, ZoneOffset.UTC, BEGIN);

    @Test
    void tellWhatWasPublishedAndFromWhen() throws IOException {
        assertThat(notices.of(accepted(BEGIN.plusSeconds(1))))
                .containsExactly("published cart-abandonment version 2, effective 12:00:01");
        assertThat(notices.of(accepted(BEGIN.minusSeconds(1))))
                .containsExactly(
                        "published cart-abandonment version 2, effective 2026-03-01 11:59:59");
    }

    @Test
    void tellEveryMistakeOfWhatWasRefused() throws IOException {
        // given
        OutputRecord refused =
                format.deadLetter(
                        "invalid-definition", "a.json:1:2: First.\na.json:3:4: Second.", "", "");

        // when, then
        assertThat(NoticeLines.isOfDefinition(refused)).isTrue();
        assertThat(notices.of(refused))
                .containsExactly(
                        "refused, what was published before goes on:",
                        "a.json:1:2: First.",
                        "a.json:3:4: Second.");
        assertThat(NoticeLines.isOfDefinition(format.deadLetter("invalid-event", "", "", "")))
                .isFalse();
    }

    private OutputRecord accepted(Instant effectiveFrom) {
        return format.acknowledgement(
                DefinitionRecord.published(
                        "cart-abandonment", 2, effectiveFrom.toEpochMilli(), new byte[0]),
                false);
    }
}
