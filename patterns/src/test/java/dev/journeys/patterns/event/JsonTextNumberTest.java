// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextNumberTest {

    /** The texts are what V8 prints. */
    @ParameterizedTest
    @CsvSource({
        "4.0, 4",
        "-75.5, -75.5",
        "-0.0, 0",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "2.0E-3, 0.002",
        "0.000001234, 0.000001234",
        "1.0E-6, 0.000001",
        "1.0E-7, 1e-7",
        "1.5E-7, 1.5e-7",
        "5.684341886080802E-14, 5.684341886080802e-14",
        "9007199254740993, 9007199254740992",
        "9.007199254740994E15, 9007199254740994",
        "123456.789, 123456.789",
        "1.2345678901234567E20, 123456789012345670000",
        "9.223372036854775807E18, 9223372036854776000",
        "1.0E20, 100000000000000000000",
        "1.0E21, 1e+21",
        "1.1E23, 1.1e+23",
        "1.0E23, 1e+23",
        "-1.5E100, -1.5e+100",
        "4.9E-324, 5e-324",
        "9.9E-324, 1e-323",
        "2.5E-323, 2.5e-323",
        "9.9E-323, 1e-322",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2.2250738585072011E-308, 2.225073858507201e-308",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "NaN, null",
        "Infinity, null",
        "-Infinity, null"
    })
    void printsADoubleAsEcmaScriptDoes(double number, String text) {
        assertThat(JsonText.ofNumber(number)).isEqualTo(text);
    }

    @Test
    void printsTheShortestDigitsThatParseBack() {
        // given
        Random random = new Random(20260301);
        Stream<Double> numbers =
                Stream.concat(
                        Stream.iterate(Double.MIN_VALUE, x -> x + Double.MIN_VALUE).limit(2_000),
                        Stream.concat(
                                Stream.iterate(Double.MIN_VALUE, Double::isFinite, x -> x * 2),
                                Stream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                                        .filter(Double::isFinite)
                                        .limit(20_000)));

        // then
        assertThat(numbers)
                .allSatisfy(
                        number ->
                                assertThat(new BigDecimal(JsonText.ofNumber(number)))
                                        .isEqualByComparingTo(shortest(number)));
    }

    /**
     * By trying every length, and of each both neighbours of the exact value, the closer one first.
     */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; ; digits++) {
            for (RoundingMode mode :
                    List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP)) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == number) {
                    return rounded;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "42, 42",
        "-42, -42",
        "4.0, 4",
        "1e2, 100",
        "1E2, 100",
        "9007199254740993, 9007199254740993",
        "12345678901234567890, 12345678901234567890",
        "999999999999999999999, 999999999999999999999",
        "-999999999999999999999, -999999999999999999999",
        "1000000000000000000000, 1e+21",
        "9007199254740993.0, 9007199254740992",
        "1e400, null"
    })
    void printsALiteralWithTheDigitsOfShorterIntegers(String literal, String text) {
        assertThat(JsonText.ofNumberLiteral(literal)).isEqualTo(text);
    }

    @Test
    void printsALongExactly() {
        assertThat(JsonText.ofNumber(9007199254740993L)).isEqualTo("9007199254740993");
    }
}
