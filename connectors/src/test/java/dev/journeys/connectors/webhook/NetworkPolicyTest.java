// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPolicyTest {
    private static final NetworkPolicy LIMITED =
            new NetworkPolicy(
                    Set.of("https", "http"),
                    Set.of(443, 8443),
                    List.of("hooks.example.com", "*.Example.ORG"),
                    false);
    private static final NetworkPolicy LOOPBACK =
            new NetworkPolicy(Set.of("https"), Set.of(443), List.of("hooks.example.com"), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/",
                "https://HOOKS.example.com/",
                "http://hooks.example.com:8443/",
                "https://a.example.org/",
                "https://a.b.example.org/in"
            })
    void allowsHostsThatAreNamedOrBelowAName(String url) {
        assertThat(LIMITED.problem(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/, host",
        "https://other.example.com/, host",
        "https://hooks.example.com.attacker.net/, host",
        "https://example.org/, host",
        "https://notexample.org/, host",
        "http://hooks.example.com/, port",
        "https://10.0.0.1/, host",
        "https://localhost/, host"
    })
    void refusesWhatIsNotNamed(String url, String what) {
        assertThat(LIMITED.problem(url))
                .isEqualTo("Expected a " + what + " that this run allows, but found another URL.");
    }

    @Test
    void refusesAnAddressThatIsNotPublicAlsoWhereItIsNamed() {
        // given
        NetworkPolicy policy =
                new NetworkPolicy(Set.of("https"), Set.of(443), List.of("10.0.0.1"), false);

        // when
        String problem = policy.problem("https://10.0.0.1/");

        // then
        assertThat(problem)
                .isEqualTo(
                        "Expected a host all of whose addresses are public ones, but found another"
                                + " URL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/",
                "https://127.0.0.1/",
                "http://localhost/",
                "http://[::1]:1/",
                "https://hooks.example.com/"
            })
    void allowsLoopbackOnDemandWithAnySchemeAndPort(String url) {
        assertThat(LOOPBACK.problem(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "https://8.8.8.8/",
                "http://0.0.0.0:9000/",
                "http://[::ffff:127.0.0.1]:9000/",
                "http://2130706433/"
            })
    void allowsNothingElseOnDemandOfLoopback(String url) {
        assertThat(LOOPBACK.problem(url)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/${env:TOKEN}",
                "https://hooks.example.com/in?token=${env:TOKEN}&more=${file:/a/b}",
                "https://hooks.example.com?token=${env:TOKEN}"
            })
    void allowsReferencesBehindTheHost(String url) {
        assertThat(LIMITED.problem(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:URL}",
                "${env:SCHEME}://hooks.example.com/",
                "https://${env:HOST}/",
                "https://hooks.${env:HOST}/in",
                "https://hooks.example.com${env:REST}",
                "https://hooks.example.com:${env:PORT}/",
                "https://user:${env:PASSWORD}@hooks.example.com/"
            })
    void refusesReferencesInFrontOfThePath(String url) {
        assertThat(LIMITED.problem(url))
                .isEqualTo(
                        "Expected a URL with references behind its host only, but found another"
                                + " URL.");
    }

    @Test
    void refusesAUserInAUrlWithoutShowingIt() {
        assertThat(LIMITED.problem("https://user:password@hooks.example.com/"))
                .isEqualTo(
                        "Expected a URL without a user and a password in front of its host, but"
                                + " found another URL.");
    }

    @Test
    void knowsNoOtherSchemes() {
        assertThatThrownBy(() -> new NetworkPolicy(Set.of("ftp"), Set.of(21), List.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected the scheme 'https' or 'http', but found 'ftp'.");
    }
}
