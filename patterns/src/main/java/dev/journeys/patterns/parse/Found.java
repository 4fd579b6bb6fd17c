// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/** The words in which messages say what was found and what is allowed. */
public final class Found {

    private static final int MAX_CODE_POINTS = 60;

    private Found() {}

    /** A text between quotes, shortened where it is long, without control characters. */
    public static String quoted(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > MAX_CODE_POINTS;
        String shown =
                isLong
                        ? text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…"
                        : text;
        return "'" + printable(shown) + "'";
    }

    /** Texts between quotes with {@code or} before the last; of more than ten the first ten. */
    public static String oneOf(Collection<String> allowed) {
        List<String> quoted = allowed.stream().limit(10).map(Found::quoted).toList();
        if (quoted.size() < allowed.size()) {
            return String.join(", ", quoted) + ", …";
        }
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    /** A value with its JSON type, such as {@code the text '5'} or {@code an object}. */
    public static String typed(JsonValue value) {
        JsonNode node = value.node();
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        String type = node.isTextual() ? "the text " : node.isNumber() ? "the number " : "";
        return type + quoted(value.source());
    }

    /**
     * Control characters as {@code \\u001b}, so that a document can forge neither a line of a log
     * nor a colour of a terminal.
     */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (char each : text.toCharArray()) {
            printable.append(
                    Character.isISOControl(each) ? String.format("\\u%04x", (int) each) : each);
        }
        return printable.toString();
    }
}
