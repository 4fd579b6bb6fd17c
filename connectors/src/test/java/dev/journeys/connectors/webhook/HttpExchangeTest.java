// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpExchangeTest {
    private static final String URL = "https://hooks.example.com/in";
    private static final HttpReply.Failed TIMEOUT =
            new HttpReply.Failed(FailureKind.TIMEOUT, "deadline");

    private final FakePlaces ready = new FakePlaces(what -> {});
    private final FakePlaces failing =
            new FakePlaces(
                    what -> {
                        throw new IllegalStateException("A failure that the test asked for.");
                    });

    @Test
    void hasItsReplyWhereTheConnectionCannotBeGivenBack() throws Exception {
        // given
        HttpExchange exchange = begun(failing);
        failing.give();

        // when
        exchange.answered(204, Map.of());
        exchange.completed(true);

        // then
        assertThat(exchange.reply().join().toString()).isEqualTo("Answered[204]");
        assertThat(failing.done()).containsExactly("execute", "keep");
    }

    @Test
    void timesOutWhereTheConnectionCannotBeCut() throws Exception {
        // given
        HttpExchange exchange = begun(failing);
        failing.give();

        // when
        exchange.timedOut();

        // then
        assertThat(exchange.reply()).isCompletedWithValue(TIMEOUT);
        assertThat(failing.done()).containsExactly("execute", "cut");
    }

    @Test
    void endsByAnErrorToo() throws Exception {
        // given
        Error error = new StackOverflowError();
        FakePlaces broken =
                new FakePlaces(
                        what -> {
                            throw error;
                        });
        HttpExchange exchange = begun(broken);
        broken.give();

        // when
        assertThatThrownBy(exchange::timedOut).isSameAs(error);

        // then
        assertThat(exchange.reply()).isCompletedWithValue(TIMEOUT);
    }

    @Test
    void givesBackAPlaceThatComesTooLateAndBearsThatThisFails() throws Exception {
        // given
        HttpExchange exchange = begun(failing);
        exchange.timedOut();

        // when
        failing.give();

        // then
        assertThat(exchange.reply()).isCompletedWithValue(TIMEOUT);
        assertThat(failing.done()).containsExactly("keep");
    }

    @ParameterizedTest
    @CsvSource({"true, ab", "false, ''"})
    void readsTheBodyToTheLimitWhetherItIsKeptOrNot(boolean kept, String expected)
            throws Exception {
        // given
        HttpExchange exchange = begun(call(2, kept), ready);
        ready.give();
        exchange.answered(200, Map.of());

        // when
        exchange.read(StandardCharsets.UTF_8.encode("a"));
        exchange.read(StandardCharsets.UTF_8.encode("b"));

        // then
        assertThat(exchange.reply()).isNotDone();

        // when
        ByteBuffer last = StandardCharsets.UTF_8.encode("c");
        exchange.read(last);

        // then
        HttpReply.Answered answered = (HttpReply.Answered) exchange.reply().join();
        assertThat(answered.body()).asString().isEqualTo(expected);
        assertThat(answered.cut()).isTrue();
        assertThat(last.hasRemaining()).isFalse();
        assertThat(ready.done()).containsExactly("execute", "cut");
    }

    private static HttpExchange begun(FakePlaces places) throws RefusedException {
        return begun(Calls.post(URL), places);
    }

    private static HttpExchange begun(HttpCall call, FakePlaces places) throws RefusedException {
        HttpExchange exchange = new HttpExchange(call, TargetUrl.parse(URL), places);
        exchange.begin();
        return exchange;
    }

    private static HttpCall call(int maxReplyBytes, boolean keepsReply) {
        return new HttpCall(
                "POST", URL, Map.of(), new byte[0], Calls.LONG, maxReplyBytes, keepsReply);
    }
}
