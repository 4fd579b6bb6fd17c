// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void keepsTheFirstThousandAndSaysThatThereAreMore() {
        // given
        Problems problems = new Problems();

        // when
        for (int i = 0; i < 2000; i++) {
            problems.add(
                    Place.root(1, i + 1), ProblemCode.EMPTY, "Expected more, but found nothing.");
        }

        // then
        List<Problem> list = problems.toList();
        assertThat(list).hasSize(1001);
        assertThat(list.get(999).code()).isEqualTo(ProblemCode.EMPTY);
        assertThat(DefinitionTexts.full(list.get(1000)))
                .isEqualTo(
                        "too-many-problems  1:1001 Expected at most 1000 problems, but found more, which are not listed.");
    }

    @Test
    void printsCodesInLowerCaseWhateverTheLocale() {
        // given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));

        // when
        String text;
        try {
            text = ProblemCode.INVALID_ID.text();
        } finally {
            Locale.setDefault(before);
        }

        // then
        assertThat(text).isEqualTo("invalid-id");
    }
}
