// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatePlaceholdersTest {

    /** The expression ends at the bar. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "|}}",
                "a|}} b }}",
                "{}|}}",
                "{'a': {'b': {}}}|}}",
                "{'a': {'b': 1}} |}}",
                "'}}'|}}",
                "\"}}\"|}}",
                "'\\'}}'|}}",
                "'\\\\'|}}'}}",
                "'\"}}'|}}",
                "'''}}'\n'}}'''|}}",
                "\"\"\"}}\"\n\"}}\"\"\"|}}",
                "'''\\'''}}'''|}}",
                "''|}}",
                "r'\\'|}}'}}",
                "R\"\\\"|}}",
                "br'\\'|}}",
                "rb'\\'}}'|}}",
                "b'\\'}}'|}}",
                "bar'\\'}}'|}}",
                "_r'\\'}}'|}}",
                "r'''\\'''|}}'''}}",
                "a // }' |}}",
                "a // it's {\n + '}}' |}}",
                "{ // }}\n} |}}",
                "1 / 2 |}}",
                "a } b |}}",
                "'not closed\n |}}",
            })
    void endWhereNeitherAStringNorAMapIsOpen(String marked) {
        // given
        int bar = marked.indexOf('|');
        String text = "{{" + marked.substring(0, bar) + marked.substring(bar + 1);

        // when
        int end = Placeholders.end(text, 2);

        // then
        assertThat(end).isEqualTo(bar + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a }", "'}}", "'''}}'", "{ }}", "'\\", "r'\\"})
    void haveNoEndWhereNothingClosesThem(String rest) {
        assertThat(Placeholders.end("{{" + rest, 2)).isEqualTo(-1);
    }
}
