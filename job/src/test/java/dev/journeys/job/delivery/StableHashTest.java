// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StableHashTest {
    private final StableHash hash = new StableHash();

    @Test
    void givesTheWorkedExampleOfTheFormat() {
        assertThat(hash.add("a").add("b").add(null).add(5).id())
                .isEqualTo("0abbd3cef7c2cc7bcbfef3fe084f3749");
    }

    @Test
    void readsTheFirstEightBytesOfTheWorkedExampleAsANumber() {
        // when
        long number = hash.add("a").add("b").add(null).add(5).first8Bytes();

        // then
        assertThat(Long.toHexString(number)).isEqualTo("abbd3cef7c2cc7b");
    }

    @Test
    void givesANumberThatMayBeOver2To63() {
        // given values whose hash begins with a set bit
        int value = 0;
        while (hash.add(value).first8Bytes() >= 0) {
            value++;
        }

        // when
        long number = hash.add(value).first8Bytes();

        // then
        assertThat(Long.toUnsignedString(number, 16))
                .isEqualTo(hash.add(value).id().substring(0, 16));
    }

    @Test
    void countsTheLengthOfATextInBytes() throws Exception {
        assertThat(hash.add("ž\uD83D\uDE00").add("").id()).isEqualTo(sha256("6:ž\uD83D\uDE000:"));
    }

    @Test
    void tellsAbsentFromEmptyAndFromADash() {
        // when
        String absent = hash.add(null).id();
        String empty = hash.add("").id();
        String dash = hash.add("-").id();

        // then
        assertThat(absent).isNotEqualTo(empty).isNotEqualTo(dash);
        assertThat(empty).isNotEqualTo(dash);
    }

    @Test
    void tellsWhereOneTextEndsAndTheNextBegins() {
        assertThat(hash.add("ab").add("c").id()).isNotEqualTo(hash.add("a").add("bc").id());
    }

    @Test
    void writesNumbersInDecimal() {
        assertThat(hash.add(-62_135_596_800_000L).id()).isEqualTo(hash.add("-62135596800000").id());
    }

    @Test
    void isEmptyAgainAfterEveryAnswer() {
        // given
        String first = hash.add("a").id();

        // when
        hash.add("b").first8Bytes();

        // then
        assertThat(hash.add("a").id()).isEqualTo(first);
    }

    private static String sha256(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
