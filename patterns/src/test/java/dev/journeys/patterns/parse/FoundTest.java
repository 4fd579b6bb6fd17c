// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundTest {

    @Test
    void shortensLongTextsAtACharacter() {
        assertThat(Found.quoted("𝄞".repeat(61))).isEqualTo("'" + "𝄞".repeat(60) + "…'");
        assertThat(Found.quoted("𝄞".repeat(60))).isEqualTo("'" + "𝄞".repeat(60) + "'");
    }

    @Test
    void showsControlCharactersAsEscapes() {
        assertThat(Found.quoted("a\n\u001b[31mb\u009b")).isEqualTo("'a\\u000a\\u001b[31mb\\u009b'");
    }

    @Test
    void listsWhatIsAllowed() {
        assertThat(Found.oneOf(List.of())).isEmpty();
        assertThat(Found.oneOf(List.of("a"))).isEqualTo("'a'");
        assertThat(Found.oneOf(List.of("a", "b", "c"))).isEqualTo("'a', 'b' or 'c'");
        assertThat(Found.oneOf(Collections.nCopies(11, "a"))).endsWith("'a', 'a', …");
    }
}
