// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyMeaningTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void aSuccessIsDelivered(int status) {
        assertThat(of(status, Map.of())).isEqualTo(new Reply.Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(of(status, Map.of()))
                .isEqualTo(new Reply.TryAgain(status, "status-" + status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409, 410, 413, 422, 600})
    void everyOtherStatusIsFinal(int status) {
        assertThat(of(status, Map.of("retry-after", "1")))
                .isEqualTo(new Reply.Dead(status, "status-" + status));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 7 ', PT7S",
        "999999999, PT277777H46M39S",
        "'Sun, 01 Mar 2026 10:00:30 GMT', PT30S",
        "'Sunday, 01-Mar-26 10:00:30 GMT', PT30S",
        "'Sun Mar  1 10:00:30 2026',",
        "'Sun, 01 Mar 2026 09:59:59 GMT',",
        "0,",
        "-5,",
        "1.5,",
        "12345678901,",
        "soon,",
        "'',"
    })
    void asksForTimeInSecondsOrByADate(String header, Duration after) {
        assertThat(of(503, Map.of("retry-after", header)))
                .isEqualTo(new Reply.TryAgain(503, "status-503", after));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, deadline, timeout",
        "CONNECTION_REFUSED, refused, connection-refused",
        "RESET, closed, reset",
        "TLS, certificate-expired, tls: certificate-expired",
        "NAME_UNKNOWN, name, unknown-name",
        "PROTOCOL, chunks, not-http",
        "OTHER, Something, failed: Something"
    })
    void whatDidNotArriveIsTriedAgain(FailureKind kind, String detail, String reason) {
        assertThat(ReplyMeaning.of(new HttpReply.Failed(kind, detail), CLOCK))
                .isEqualTo(new Reply.TryAgain(0, reason, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "port"})
    void aRefusedAddressIsFinal(String word) {
        assertThat(ReplyMeaning.of(new HttpReply.Failed(FailureKind.ADDRESS_REFUSED, word), CLOCK))
                .isEqualTo(new Reply.Dead(0, "refused-address: " + word));
    }

    private static Reply of(int status, Map<String, String> headers) {
        return ReplyMeaning.of(new HttpReply.Answered(status, headers, new byte[0], false), CLOCK);
    }
}
