// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MermaidTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "say \"hi\" [now] ~ say #34;hi#34; #91;now#93;",
                "a <b> & c; #35; `d` *e* ~ a #60;b#62; #38; c#59; #35;35#59; #96;d#96; #42;e#42;",
                "{{ profile.zone }} | x ~ #123;#123; profile.zone #125;#125; #124; x",
                "1. first ~ 1#46; first",
                "- first ~ #45; first",
                "checkout_started, it's 4.5 % (or so)? ~ checkout_started, it's 4.5 % (or so)?",
                "grün 日本 😀 ~ grün 日本 #128512;"
            })
    void escapesWhatMeansSomethingToMermaid(String text, String escaped) {
        // when, then
        assertThat(MermaidText.label(text)).isEqualTo('"' + escaped + '"');
    }

    @Test
    void putsLinesOfOneTextIntoOneAndTextsBelowEachOther() {
        // when, then
        assertThat(MermaidText.label("a\n  b", "c")).isEqualTo("\"a b<br/>c\"");
    }

    @Test
    void shortensALongLine() {
        // when
        String label = MermaidText.label("x".repeat(1000));

        // then
        assertThat(label).isEqualTo('"' + "x".repeat(99) + "#8230;\"");
    }
}
