// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final OutputLine A1 = line("a", "1");
    private static final OutputLine A2 = line("a", "2");
    private static final OutputLine B1 = line("b", "1");

    @Test
    void isTheSameWhateverTheOrderBetweenInstances() {
        // given
        List<OutputLine> expected = List.of(A1, A2, B1);

        // when
        Comparison comparison = Comparison.of(expected, List.of(B1, A1, A2));

        // then
        assertThat(comparison.isSame()).isTrue();
    }

    @Test
    void findsWhatIsMissing() {
        // given
        List<OutputLine> expected = List.of(A1, A2, B1);

        // when
        Comparison comparison = Comparison.of(expected, List.of(A1, B1));

        // then
        assertThat(comparison)
                .isEqualTo(new Comparison(3, 2, List.of("a-2"), List.of(), List.of(), List.of()));
        assertThat(comparison.isSame()).isFalse();
    }

    @Test
    void findsWhatWasNeverExpected() {
        // given
        List<OutputLine> expected = List.of(A1);

        // when
        Comparison comparison = Comparison.of(expected, List.of(A1, B1));

        // then
        assertThat(comparison)
                .isEqualTo(new Comparison(1, 2, List.of(), List.of("b-1"), List.of(), List.of()));
        assertThat(comparison.isSame()).isFalse();
    }

    @Test
    void findsWhatIsRepeatedOnceForEachTimeTooMany() {
        // given
        List<OutputLine> expected = List.of(A1, B1);

        // when
        Comparison comparison = Comparison.of(expected, List.of(A1, B1, A1, A1));

        // then
        assertThat(comparison)
                .isEqualTo(
                        new Comparison(
                                2, 4, List.of(), List.of(), List.of("a-1", "a-1"), List.of()));
        assertThat(comparison.isSame()).isFalse();
    }

    @Test
    void findsAnInstanceWhoseRecordsAreInAnotherOrder() {
        // given
        List<OutputLine> expected = List.of(A1, A2, B1);

        // when
        Comparison comparison = Comparison.of(expected, List.of(A2, B1, A1));

        // then
        assertThat(comparison)
                .isEqualTo(new Comparison(3, 3, List.of(), List.of(), List.of(), List.of("a")));
        assertThat(comparison.isSame()).isFalse();
    }

    private static OutputLine line(String instance, String text) {
        return new OutputLine(instance + '-' + text, instance, "sent", 0);
    }
}
