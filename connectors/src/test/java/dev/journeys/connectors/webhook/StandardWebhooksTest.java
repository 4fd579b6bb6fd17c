// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vectors are facts from github.com/standard-webhooks/standard-webhooks at commit
 * b2fa7b8719fb75d326b591077f5d1b385cfcdfae: id, secret, payload, timestamp and signature are those
 * of {@code TestWebhookSign} in libraries/go/webhook_test.go, which the test suites of the other
 * languages share; what else has to verify or not follows
 * libraries/java/src/test/java/com/standardwebhooks/TestScenario.java. Example id and signature
 * form are those of spec/standard-webhooks.md.
 */
class StandardWebhooksTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1_614_265_330L;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String ANOTHER_SIGNATURE =
            "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    private static final String NEWER_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final long FIVE_MINUTES = 300;

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "whsec_" + SECRET})
    void signsAsTheOfficialVectorDoes(String secret) {
        // when
        Map<String, String> headers =
                StandardWebhooks.headers(ID, TIME, BODY, List.of(StandardWebhooks.secret(secret)));

        // then
        assertThat(headers)
                .containsExactly(
                        Map.entry("webhook-id", ID),
                        Map.entry("webhook-timestamp", "1614265330"),
                        Map.entry("webhook-signature", SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNATURE,
                ANOTHER_SIGNATURE
                        + " v2,"
                        + "Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= "
                        + SIGNATURE
                        + " "
                        + ANOTHER_SIGNATURE
            })
    void verifiesTheOfficialVectorAlsoAmongOtherSignatures(String signatures) {
        assertThat(verifies(Map.of(StandardWebhooks.SIGNATURE, signatures), TIME)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ANOTHER_SIGNATURE,
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
                "v1,"
            })
    void doesNotVerifyOtherSignatures(String signatures) {
        assertThat(verifies(Map.of(StandardWebhooks.SIGNATURE, signatures), TIME)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-id, ''",
        "webhook-id, msg_other",
        "webhook-timestamp, ''",
        "webhook-timestamp, 1614265331",
        "webhook-timestamp, -1614265330",
        "webhook-timestamp, soon",
        "webhook-signature, ''"
    })
    void doesNotVerifyOtherHeaders(String name, String value) {
        assertThat(verifies(Map.of(name, value), TIME)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void verifiesForFiveMinutesBeforeAndAfter(long later, boolean verifies) {
        assertThat(verifies(Map.of(), TIME + later)).isEqualTo(verifies);
    }

    @Test
    void doesNotVerifyAnotherBody() {
        // given
        byte[] other = "{\"test\":2432232314}".getBytes(StandardCharsets.UTF_8);

        // when
        boolean verifies =
                StandardWebhooks.verify(
                        headers(Map.of()),
                        other,
                        List.of(StandardWebhooks.secret(SECRET)),
                        TIME,
                        FIVE_MINUTES);

        // then
        assertThat(verifies).isFalse();
    }

    @Test
    void verifiesHeadersInAnyCase() {
        // given
        Map<String, String> headers =
                Map.of(
                        "Webhook-Id", ID,
                        "WEBHOOK-TIMESTAMP", Long.toString(TIME),
                        "Webhook-Signature", SIGNATURE);

        // when
        boolean verifies =
                StandardWebhooks.verify(
                        headers,
                        BODY,
                        List.of(StandardWebhooks.secret(SECRET)),
                        TIME,
                        FIVE_MINUTES);

        // then
        assertThat(verifies).isTrue();
    }

    @Test
    void signsWithTwoSecretsSoThatReceiversKnowOneOfThem() {
        // given
        byte[] older = StandardWebhooks.secret(SECRET);
        byte[] newer = StandardWebhooks.secret(NEWER_SECRET);

        // when
        Map<String, String> headers =
                StandardWebhooks.headers(ID, TIME, BODY, List.of(newer, older));

        // then
        assertThat(headers.get("webhook-signature")).startsWith("v1,").endsWith(" " + SIGNATURE);
        assertThat(StandardWebhooks.verify(headers, BODY, List.of(older), TIME, 0)).isTrue();
        assertThat(StandardWebhooks.verify(headers, BODY, List.of(newer), TIME, 0)).isTrue();
    }

    @Test
    void signsBytesAndNotCharacters() {
        // given
        byte[] body = {(byte) 0xc3, (byte) 0x28, 0, (byte) 0xff};
        byte[] secret = StandardWebhooks.secret(SECRET);

        // when
        Map<String, String> headers = StandardWebhooks.headers(ID, TIME, body, List.of(secret));

        // then
        assertThat(StandardWebhooks.verify(headers, body, List.of(secret), TIME, 0)).isTrue();
        assertThat(
                        StandardWebhooks.verify(
                                headers,
                                new byte[] {(byte) 0xc3, (byte) 0x28, 0, (byte) 0xfe},
                                List.of(secret),
                                TIME,
                                0))
                .isFalse();
    }

    @Test
    void doesNotSignWithoutASecret() {
        assertThat(StandardWebhooks.headers(ID, TIME, BODY, List.of()))
                .containsOnlyKeys("webhook-id", "webhook-timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "a\r\nb", "ä"})
    void refusesIdsThatCouldBeTakenForSomethingElse(String id) {
        assertThatThrownBy(() -> StandardWebhooks.headers(id, TIME, BODY, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected an id of letters, digits, '_' and '-', but found another.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | of at least 24 bytes in Base64, but found 0 bytes.",
                "whsec_ | of at least 24 bytes in Base64, but found 0 bytes.",
                "whsec_AAECAwQF | of at least 24 bytes in Base64, but found 6 bytes.",
                "not base64! | in Base64, but found other text.",
                "v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | in Base64, but found other text."
            })
    void refusesSecretsThatAreNoneWithoutShowingThem(String text, String message) {
        assertThatThrownBy(() -> StandardWebhooks.secret(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a signing secret " + message)
                .hasNoCause();
    }

    private static boolean verifies(Map<String, String> changed, long now) {
        return StandardWebhooks.verify(
                headers(changed),
                BODY,
                List.of(StandardWebhooks.secret(SECRET)),
                now,
                FIVE_MINUTES);
    }

    private static Map<String, String> headers(Map<String, String> changed) {
        Map<String, String> headers = new HashMap<>();
        headers.put("webhook-id", ID);
        headers.put("webhook-timestamp", Long.toString(TIME));
        headers.put("webhook-signature", SIGNATURE);
        headers.putAll(changed);
        return headers;
    }
}
