// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
    @ParameterizedTest
    @CsvSource({
        "X-Team, growth",
        "Content-Type, text/plain; charset=utf-8",
        "Idempotency-Key, abc",
        "Authorization, Bearer ${env:CRM}",
        "X-Api-Key, ${file:/secrets/key}"
    })
    void allowsOrdinaryHeadersAndReferences(String name, String value) {
        assertThat(HeaderRules.problem(name, value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "Proxy-Authorization",
                "Cookie",
                "X-Api-Key",
                "apikey",
                "x-goog-api-key",
                "X-Auth-Token",
                "X-Access-Key",
                "Ocp-Apim-Subscription-Key",
                "X-Client-Secret",
                "X-Password"
            })
    void refusesLiteralCredentialsWithoutShowingThem(String name) {
        assertThat(HeaderRules.problem(name, "s3cr3t"))
                .isEqualTo(
                        "Expected a reference such as '${env:NAME}' for '"
                                + name
                                + "', but found a literal value.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "Expect",
                "Accept-Encoding",
                "webhook-id",
                "Webhook-Signature"
            })
    void refusesHeadersThatTheClientSets(String name) {
        assertThat(HeaderRules.problem(name, "x"))
                .isEqualTo(
                        "Expected no header that is set for every request, but found '"
                                + name
                                + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Team", "X-Team:", "X-Tëam", "X-Team\r\nX-Other"})
    void refusesNamesThatAreNone(String name) {
        assertThat(HeaderRules.problem(name, "x"))
                .isEqualTo("Expected the name of a header, but found '" + name + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Other: b", "a\nb", "a\u0000b", "größer", "a\u007f"})
    void refusesValuesThatDoNotFitIntoOneLineOfAscii(String value) {
        assertThat(HeaderRules.problem("X-Team", value))
                .isEqualTo(
                        "Expected at most 8000 characters of printable ASCII for 'X-Team', but"
                                + " found other text.");
    }

    @Test
    void aCallHasNoOtherHeadersEither() {
        assertThatThrownBy(() -> call(Map.of("X-Team", "s3cr3t\r\nX-Other: b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a header's name and value in printable ASCII, but found another"
                                + " 'X-Team'.");
        assertThatThrownBy(() -> call(Map.of("Content-Length", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected no header that belongs to the client, but found"
                                + " 'Content-Length'.");
    }

    @Test
    void settingsHaveReferencesOnly() {
        assertThatThrownBy(() -> settings("POST", Map.of("Cookie", "a=b"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for 'Cookie', but found a literal value.");
        assertThatThrownBy(() -> settings("POST", Map.of(), List.of("whsec_literal")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected references to the secrets that sign, but found another value.");
        assertThatThrownBy(() -> settings("TRACE", Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected the method 'POST', 'PUT' or 'PATCH', but found another value.");
    }

    private static HttpCall call(Map<String, String> headers) {
        return new HttpCall(
                "POST", "https://example.com/", headers, new byte[0], Duration.ofSeconds(1), 0);
    }

    private static WebhookSettings settings(
            String method, Map<String, String> headers, List<String> signing) {
        return new WebhookSettings(
                "https://example.com/", method, headers, signing, Duration.ofSeconds(10), 65_536);
    }
}
