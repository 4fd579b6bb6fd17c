// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.OutputRecord;
import org.junit.jupiter.api.Test;

class RefusedTest {
    private static final Refused REFUSED =
            new Refused("ann", "late", "It is.", "a😀\uD83Db", "f:7", 1_000L);

    @Test
    void isWrittenAndReadAgain() {
        // when
        OutputRecord written = new OutputFormat().deadLetter(REFUSED);
        // then
        assertThat(Refused.of(written)).isEqualTo(REFUSED);
    }

    @Test
    void isWrittenAndReadAgainWithoutATime() {
        // given
        Refused timeless = new Refused("", "invalid-json", "No.", "", "f:1", null);
        // when, then
        assertThat(Refused.of(new OutputFormat().deadLetter(timeless))).isEqualTo(timeless);
    }

    @Test
    void takesAnotherReasonAndKeepsWhatWasSaid() {
        assertThat(REFUSED.because("oversize", "Too large."))
                .isEqualTo(
                        new Refused(
                                "ann",
                                "oversize",
                                "Too large. It is.",
                                "a😀\uD83Db",
                                "f:7",
                                1_000L));
    }

    @Test
    void isCutBetweenCharactersOnly() {
        assertThat(REFUSED.cut(3, true).text()).isEqualTo("a😀");
        assertThat(REFUSED.cut(2, true).text()).isEqualTo("a");
        assertThat(REFUSED.cut(2, true).detail())
                .isEqualTo("It is. Of its text, the first 1 of 5 characters are kept.");
        assertThat(REFUSED.cut(0, true).text()).isEmpty();
    }

    @Test
    void saysNothingOfACutWhereAllIsKept() {
        assertThat(REFUSED.cut(5, true)).isEqualTo(REFUSED);
        assertThat(REFUSED.cut(5, false).user()).isEmpty();
    }
}
