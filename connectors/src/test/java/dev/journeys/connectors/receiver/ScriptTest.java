// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    @Test
    void takesEachWordAsOftenAsItSays() {
        assertThat(words("ok*2 500 503:2s*3 reset", 9))
                .containsExactly(
                        "ok", "ok", "500", "503:2s", "503:2s", "503:2s", "reset", "reset", "reset");
    }

    @Test
    void isFineAfterTheLastCount() {
        assertThat(words("hang:1m*2", 4)).containsExactly("hang:1m", "hang:1m", "ok", "ok");
    }

    @Test
    void isFineFromTheBeginningWhereItIsEmpty() {
        assertThat(words(" ", 2)).containsExactly("ok", "ok");
    }

    @Test
    void knowsEveryWord() {
        String all =
                "404 429:1s hang hang:5ms slow slow-body reset close huge huge-head gzip garbage half"
                        + " dead:3s dead";
        assertThat(words(all, 15)).containsExactly(all.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fine",
                "OK",
                "99",
                "600",
                "ok:2s",
                "slow:2s",
                "reset:1s",
                "503:2",
                "503:2h",
                "hang:",
                "503:9999999999s",
                "*3",
                ":2s"
            })
    void namesTheWordThatItDoesNotKnow(String word) {
        assertThatThrownBy(() -> Script.parse("ok*3 " + word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected ok, a status from 200 to 599, hang,")
                .hasMessageEndingWith("but found '" + word.replace("*3", "") + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok*0", "ok*-1", "ok*many", "ok*", "ok*2*3"})
    void refusesACountThatIsNone(String word) {
        assertThatThrownBy(() -> Script.parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a number from 1 on behind '*', but found '" + word + "'.");
    }

    private static List<String> words(String text, int requests) {
        Script script = Script.parse(text);
        return LongStream.range(0, requests).mapToObj(i -> script.at(i).word()).toList();
    }
}
