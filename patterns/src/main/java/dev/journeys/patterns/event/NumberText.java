// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * ECMAScript's Number::toString: the shortest digits that parse back to the same double, and of
 * these the closest to it.
 *
 * <p>On JDK 17 {@link Double#toString(double)} may give a digit too many. Jackson has the algorithm
 * of later JDKs, which is shortest but for one rule: it writes at least two digits and picks the
 * closest of that length, so {@code 4.9E-324} for {@code 5e-324}. That case is put right here.
 */
final class NumberText {

    /** Up to here every integer is a double of its own, and its decimal digits are the shortest. */
    private static final double MAX_EXACT_INTEGER = 1L << 53;

    /** From here on ECMAScript writes an exponent. */
    private static final int MAX_PLAIN_EXPONENT = 21;

    private static final int MIN_PLAIN_EXPONENT = -6;

    private NumberText() {}

    /** Of a finite double. */
    static String of(double value) {
        if (Math.abs(value) <= MAX_EXACT_INTEGER && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        StringBuilder text = new StringBuilder(26);
        if (value < 0) {
            text.append('-');
        }
        appendPositive(text, Math.abs(value));
        return text.toString();
    }

    private static void appendPositive(StringBuilder text, double value) {
        String decimal = DoubleToDecimal.toString(value);
        int exponentMark = decimal.indexOf('E');
        int mantissaEnd = exponentMark < 0 ? decimal.length() : exponentMark;
        int exponent =
                exponentMark < 0
                        ? 0
                        : Integer.parseInt(decimal, exponentMark + 1, decimal.length(), 10);
        int point = decimal.indexOf('.');
        String digits = decimal.substring(0, point) + decimal.substring(point + 1, mantissaEnd);
        // The value is 0.DIGITS times ten to the power of magnitude.
        int magnitude = point + exponent;
        int start = 0;
        while (digits.charAt(start) == '0') {
            start++;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        appendShortest(text, digits.substring(start, end), magnitude - start, value);
    }

    private static void appendShortest(
            StringBuilder text, String digits, int magnitude, double value) {
        if (digits.length() == 2) {
            int closer = (Integer.parseInt(digits) + 5) / 10;
            if (Double.parseDouble(closer + "E" + (magnitude - 1)) == value) {
                append(
                        text,
                        closer == 10 ? "1" : String.valueOf(closer),
                        closer == 10 ? magnitude + 1 : magnitude);
                return;
            }
        }
        append(text, digits, magnitude);
    }

    private static void append(StringBuilder text, String digits, int magnitude) {
        int count = digits.length();
        if (count <= magnitude && magnitude <= MAX_PLAIN_EXPONENT) {
            text.append(digits).append("0".repeat(magnitude - count));
        } else if (0 < magnitude && magnitude <= MAX_PLAIN_EXPONENT) {
            text.append(digits, 0, magnitude).append('.').append(digits, magnitude, count);
        } else if (MIN_PLAIN_EXPONENT < magnitude && magnitude <= 0) {
            text.append("0.").append("0".repeat(-magnitude)).append(digits);
        } else {
            text.append(digits.charAt(0));
            if (count > 1) {
                text.append('.').append(digits, 1, count);
            }
            int exponent = magnitude - 1;
            text.append('e').append(exponent < 0 ? "" : "+").append(exponent);
        }
    }
}
