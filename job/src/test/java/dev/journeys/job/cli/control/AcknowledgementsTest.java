// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static dev.journeys.job.cli.control.TopicFixture.TEN;
import static dev.journeys.job.cli.control.TopicFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private static final DefinitionRecord CART =
            DefinitionRecord.published("cart", 1, TEN, bytes("{}"));
    private static final DefinitionRecord MAIL =
            new DefinitionRecord("mail", 2, TEN, DefinitionStatus.PAUSED, null);
    private static final Problem PROBLEM =
            new Problem(ProblemCode.DUPLICATE_VERSION, "/version", 3, 4, "Raise it.");

    private final OutputFormat format = new OutputFormat();
    private final Acknowledgements acknowledgements = new Acknowledgements(List.of(CART, MAIL));

    @Test
    void areSettledOnceEverySubtaskHasTakenEveryRecord() {
        // when
        taken(CART, 0, 2);
        taken(CART, 0, 2);
        taken(MAIL, 1, 2);
        taken(CART, 1, 2);
        assertThat(acknowledgements.isSettled()).isFalse();
        taken(MAIL, 0, 2);

        // then
        assertThat(acknowledgements.isSettled()).isTrue();
        assertThat(acknowledgements.refused()).isEmpty();
    }

    @Test
    void sayWhichSubtasksAreSilent() {
        // when
        taken(CART, 2, 4);

        // then
        Answers answers = acknowledgements.of(CART).orElseThrow();
        assertThat(answers.heard()).containsExactly(2);
        assertThat(answers.silent()).containsExactly(0, 1, 3);
        assertThat(acknowledgements.of(MAIL).orElseThrow().subtasks()).isZero();
        assertThat(acknowledgements.unsettled()).hasSize(2);
    }

    @Test
    void doNotWaitForTheOthersWhereOneSubtaskRefuses() {
        // when
        taken(MAIL, 0, 1);
        acknowledgements.take(
                format.acknowledgement(CART, false, List.of(PROBLEM), new Subtask(3, 4)).json());

        // then
        assertThat(acknowledgements.isSettled()).isTrue();
        assertThat(acknowledgements.refused())
                .singleElement()
                .satisfies(
                        answers ->
                                assertThat(answers.problems())
                                        .extracting(Acknowledgement.Reason::text)
                                        .containsExactly(
                                                "3:4: Raise it. [duplicate-version at '/version']"));
    }

    @Test
    void beginAnewWhereTheJobIsStartedAtAnotherParallelism() {
        // when
        taken(CART, 0, 2);
        taken(MAIL, 0, 1);
        taken(CART, 1, 3);

        // then
        assertThat(acknowledgements.of(CART).orElseThrow().silent()).containsExactly(0, 2);
        assertThat(acknowledgements.isSettled()).isFalse();
    }

    @Test
    void areLateWhereOneSubtaskSaysSo() {
        // when
        taken(CART, 0, 2);
        acknowledgements.take(
                format.acknowledgement(CART, true, List.of(), new Subtask(1, 2)).json());

        // then
        assertThat(acknowledgements.of(CART).orElseThrow().isLate()).isTrue();
    }

    @Test
    void areNotMovedByWhatIsAboutSomethingElse() {
        // when
        taken(new DefinitionRecord("cart", 1, TEN, DefinitionStatus.PAUSED, null), 0, 1);
        taken(new DefinitionRecord("cart", 1, TEN + 1, DefinitionStatus.PUBLISHED, null), 0, 1);
        acknowledgements.take(bytes("no JSON"));
        acknowledgements.take(bytes("{\"journey\":\"cart\",\"version\":1}"));
        acknowledgements.take(bytes("[]"));

        // then
        assertThat(acknowledgements.unsettled()).hasSize(2);
        assertThat(acknowledgements.of(CART).orElseThrow().heard()).isEmpty();
    }

    private void taken(DefinitionRecord record, int subtask, int subtasks) {
        acknowledgements.take(
                format.acknowledgement(record, false, List.of(), new Subtask(subtask, subtasks))
                        .json());
    }
}
