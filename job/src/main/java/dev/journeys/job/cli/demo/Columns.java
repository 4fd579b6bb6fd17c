// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

/** Text of a given width, in characters. */
final class Columns {
    private Columns() {}

    /** Exactly so wide: cut with an ellipsis, or filled up with spaces. */
    static String fit(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(width - cut.length());
    }

    /** At most so wide. */
    static String cut(String text, int width) {
        if (width < 1) {
            return "";
        }
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    /** Without what would move the cursor; deliveries hold what events brought. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.chars()
                .forEach(
                        unit -> printable.append(Character.isISOControl(unit) ? ' ' : (char) unit));
        return printable.toString();
    }
}
