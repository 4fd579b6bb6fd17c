// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

/**
 * Turns offsets in a text into lines and columns, going forward: all offsets of a text together
 * cost one pass over it. A line ends with {@code \n}, {@code \r\n} or {@code \r}; columns count
 * code points.
 */
final class TextPosition {

    private final String text;
    private int offset;
    private int line = 1;
    private int column = 1;

    TextPosition(String text) {
        this.text = text;
    }

    /** Goes to an offset in UTF-16 units; one that lies before the current one changes nothing. */
    TextPosition advanceTo(long target) {
        while (offset < Math.min(target, text.length())) {
            int codePoint = text.codePointAt(offset);
            offset += Character.charCount(codePoint);
            boolean followedByNewline = offset < text.length() && text.charAt(offset) == '\n';
            if (codePoint == '\n' || (codePoint == '\r' && !followedByNewline)) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return this;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
