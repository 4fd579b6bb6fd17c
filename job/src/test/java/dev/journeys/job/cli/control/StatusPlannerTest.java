// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static dev.journeys.job.cli.control.TopicFixture.HOUR;
import static dev.journeys.job.cli.control.TopicFixture.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPlannerTest {
    private final TopicFixture topic = new TopicFixture();

    @Test
    void givesTheVersionThatDecidesAnotherStatus() {
        // given
        topic.published("cart", 1, TEN - 2 * HOUR).published("cart", 2, TEN - HOUR);

        // when
        Plan plan = plan(ChangeKind.PAUSE, "cart");

        // then
        assertThat(plan.records())
                .containsExactly(
                        new DefinitionRecord("cart", 2, TEN, DefinitionStatus.PAUSED, null));
    }

    @Test
    void resumesWhatIsPausedOrArchived() {
        // given
        topic.published("cart", 1, TEN - 2 * HOUR)
                .status("cart", 1, TEN - HOUR, DefinitionStatus.PAUSED)
                .published("mail", 1, TEN - 2 * HOUR)
                .status("mail", 1, TEN - HOUR, DefinitionStatus.ARCHIVED);

        // when
        Plan plan = plan(ChangeKind.RESUME, "mail", "cart");

        // then
        assertThat(plan.records())
                .extracting(DefinitionRecord::journey)
                .containsExactly("cart", "mail");
        assertThat(plan.records())
                .extracting(DefinitionRecord::status)
                .containsOnly(DefinitionStatus.PUBLISHED);
    }

    @Test
    void doesNothingWhereTheStatusIsThatAlready() {
        // given
        topic.published("cart", 1, TEN - HOUR);

        // when
        Plan plan = plan(ChangeKind.RESUME, "cart");

        // then
        assertThat(plan.records()).isEmpty();
        assertThat(plan.changes().get(0).note()).isEqualTo("It is published already.");
    }

    @Test
    void saysThatALaterRecordTakesOver() {
        // given
        topic.published("cart", 1, TEN - HOUR).published("cart", 2, TEN + HOUR);

        // when
        Plan plan = plan(ChangeKind.ARCHIVE, "cart");

        // then
        assertThat(plan.changes().get(0).note())
                .isEqualTo(
                        "A record that is there already makes version 2 published from"
                                + " 2026-03-01T11:00:00.000Z on.");
    }

    @Test
    void refusesAJourneyThatIsNotKnown() {
        assertThatThrownBy(() -> plan(ChangeKind.PAUSE, "cart"))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .hasMessage("Expected a journey that is published, but 'cart' is not.");
    }

    @Test
    void refusesToPauseWhatIsArchived() {
        // given
        topic.published("cart", 1, TEN - 2 * HOUR)
                .status("cart", 1, TEN - HOUR, DefinitionStatus.ARCHIVED);

        // when, then
        assertThatThrownBy(() -> plan(ChangeKind.PAUSE, "cart"))
                .hasMessage(
                        "Expected a journey that takes entries, but 'cart' has been archived since"
                                + " 2026-03-01T09:00:00.000Z.");
    }

    private Plan plan(ChangeKind kind, String... journeys) {
        return new StatusPlanner(topic.known(), kind, TEN).plan(List.of(journeys));
    }
}
