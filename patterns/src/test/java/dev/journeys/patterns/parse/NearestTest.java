// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES =
            List.of("atMost", "branches", "id", "timeout", "for", "next", "type");

    @ParameterizedTest
    @CsvSource({
        "atmost, atMost",
        "ATMOST, atMost",
        "at_most, atMost",
        "branch, branches",
        "brnaches, branches",
        "timout, timeout",
        "nxt, next",
        "four, for",
        "tpye, type",
        "iid, id",
    })
    void findsWhatWasMeant(String found, String meant) {
        assertThat(Nearest.of(found, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "i", "until", "fork it", "nothing", "''"})
    void findsNothingWhereNothingIsNear(String found) {
        assertThat(Nearest.of(found, NAMES)).isEmpty();
    }

    @Test
    void doesNotCompareLongOrManyNames() {
        assertThat(Nearest.of("a".repeat(81), List.of("a".repeat(81)))).isEmpty();
        assertThat(Nearest.of("a".repeat(79), List.of("a".repeat(81)))).isEmpty();
        assertThat(Nearest.of("next", Collections.nCopies(201, "next"))).isEmpty();
    }

    @Test
    void hintsInASentence() {
        assertThat(Nearest.hint("nxt", NAMES)).isEqualTo(" Did you mean 'next'?");
        assertThat(Nearest.hint("nothing", NAMES)).isEmpty();
    }
}
