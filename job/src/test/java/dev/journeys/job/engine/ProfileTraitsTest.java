// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTraitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                " | {} | ",
                " | {\"a\":null} | ",
                " | {\"a\":1} | {\"a\":1}",
                "{\"a\":1} | {\"b\":2} | {\"a\":1,\"b\":2}",
                "{\"a\":1,\"b\":2} | {\"a\":3} | {\"a\":3,\"b\":2}",
                "{\"a\":1} | {\"a\":null} | ",
                "{\"a\":1,\"b\":2} | {\"a\":null} | {\"b\":2}",
                "{\"a\":{\"x\":1}} | {\"a\":{\"y\":2}} | {\"a\":{\"y\":2}}",
                " | {\"a\":1,\"a\":2} | {\"a\":2}",
                " | {\"a\":1,\"a\":null} | ",
                " | {\"a\":[null,{\"b\":null}]} | {\"a\":[null,{\"b\":null}]}",
                " | {\"a\":1.50,\"b\":-0,\"c\":1E2,\"d\":12345678901234567890123} | {\"a\":1.50,\"b\":-0,\"c\":1E2,\"d\":12345678901234567890123}",
                " | { \"a\" : 1 , \"b\":\"x\" , \"c\" : [ 1 ] } | {\"a\":1,\"b\":\"x\",\"c\":[ 1 ]}",
                " | {\"\\u0061\":\"\\u017e\"} | {\"a\":\"\\u017e\"}"
            })
    void mergesTraitsOneLevelDeep(String profile, String traits, String expected) {
        assertThat(merge(profile, traits)).isEqualTo(expected);
    }

    /** What is valid JSON, but not as Jackson writes it, or takes it for a number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1e999999}",
                "{\"a\":-1e99999999999999999999}",
                "{\"a\":\"\\ud83d\"}",
                "{\"\\ud83d\":\"x\"}",
                "{\"a\":{\"\\ude00\\ud83d\":[1]}}",
                "{\"a\\\"\\u0000\":\"\\u0000\"}"
            })
    void keepsWhatNoOtherFormOfCouldBeWritten(String traits) {
        assertThat(merge(null, traits)).isEqualTo(traits);
        assertThat(merge(traits, "{\"b\":1}"))
                .isEqualTo(traits.substring(0, traits.length() - 1) + ",\"b\":1}");
    }

    private static String merge(String profile, String traits) {
        byte[] merged = ProfileTraits.merge(profile == null ? null : bytes(profile), bytes(traits));
        return merged == null ? null : new String(merged, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
