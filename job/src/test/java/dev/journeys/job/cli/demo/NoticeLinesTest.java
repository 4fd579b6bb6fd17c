// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

    @Test
    void showAnAcceptanceOnceAndARefusalByItsDeadLetter() throws IOException {
        Problem problem = new Problem(ProblemCode.TOO_LARGE, "", 1, 1, "Too large.");

        assertThat(NoticeLines.isToBeShown(accepted(BEGIN))).isTrue();
        assertThat(NoticeLines.isToBeShown(acknowledged(List.of(), 1))).isFalse();
        assertThat(NoticeLines.isToBeShown(acknowledged(List.of(problem), 0))).isFalse();
    }

    private OutputRecord acknowledged(List<Problem> problems, int subtask) {
        return format.acknowledgement(record(BEGIN), false, problems, new Subtask(subtask, 2));
    }

    private OutputRecord accepted(Instant effectiveFrom) {
        return format.acknowledgement(record(effectiveFrom), false, List.of(), new Subtask(0, 2));
    }

    private static DefinitionRecord record(Instant effectiveFrom) {
        return DefinitionRecord.published(
                "cart-abandonment", 2, effectiveFrom.toEpochMilli(), new byte[0]);
    }
}
