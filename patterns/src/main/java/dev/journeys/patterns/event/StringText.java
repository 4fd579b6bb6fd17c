// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import java.util.HexFormat;

/**
 * ECMAScript's QuoteJSONString: what must be escaped is, and half of a surrogate pair, which UTF-8
 * cannot carry; nothing else.
 */
final class StringText {

    private StringText() {}

    static void appendQuoted(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            if (isPair(string, i)) {
                text.append(character).append(string.charAt(++i));
            } else if (character < ' ' || Character.isSurrogate(character)) {
                appendControl(text, character);
            } else {
                if (character == '"' || character == '\\') {
                    text.append('\\');
                }
                text.append(character);
            }
        }
        text.append('"');
    }

    /** Whether no half of a surrogate pair stands alone. */
    static boolean isWellFormed(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (string.charAt(i) < Character.MIN_SURROGATE) {
                continue;
            }
            if (isPair(string, i)) {
                i++;
            } else if (Character.isSurrogate(string.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(String string, int index) {
        return Character.isHighSurrogate(string.charAt(index))
                && index + 1 < string.length()
                && Character.isLowSurrogate(string.charAt(index + 1));
    }

    private static void appendControl(StringBuilder text, char character) {
        switch (character) {
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> text.append("\\u").append(HexFormat.of().toHexDigits(character));
        }
    }
}
