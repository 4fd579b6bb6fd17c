// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/**
 * Finds where an expression in a text ends: at the first <code>}}</code> that is neither in a
 * string, nor closes map literals of the expression.
 */
final class Placeholders {

    static final String OPEN = "{{";
    static final String CLOSE = "}}";

    private final String text;
    private int position;

    private Placeholders(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /** The index of the closing braces of the expression that starts at the given index, or -1. */
    static int end(String text, int start) {
        return new Placeholders(text, start).end();
    }

    private int end() {
        int depth = 0;
        boolean comment = false;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (depth == 0 && text.startsWith(CLOSE, position)) {
                return position;
            }
            if (comment) {
                comment = character != '\n';
                position++;
            } else if (character == '"' || character == '\'') {
                skipString(character);
            } else {
                comment = text.startsWith("//", position);
                depth += character == '{' ? 1 : character == '}' ? -1 : 0;
                depth = Math.max(depth, 0);
                position++;
            }
        }
        return -1;
    }

    /**
     * From the opening quotes to behind the closing ones; a string on one line also ends, wrongly,
     * with the line.
     */
    private void skipString(char quote) {
        boolean raw = isRaw();
        String triple = String.valueOf(quote).repeat(3);
        boolean multiline = text.startsWith(triple, position);
        String closing = multiline ? triple : String.valueOf(quote);
        position += closing.length();
        while (position < text.length()) {
            char character = text.charAt(position);
            if (text.startsWith(closing, position)) {
                position += closing.length();
                return;
            }
            if (character == '\n' && !multiline) {
                return;
            }
            position += character == '\\' && !raw ? 2 : 1;
        }
    }

    /**
     * Whether the quotes at the position follow the prefix of a raw string, in which a backslash is
     * nothing special.
     */
    private boolean isRaw() {
        int prefix = position - 1;
        if (prefix < 0 || Character.toLowerCase(text.charAt(prefix)) != 'r') {
            return false;
        }
        if (prefix > 0 && Character.toLowerCase(text.charAt(prefix - 1)) == 'b') {
            prefix--;
        }
        return prefix == 0 || !isNamePart(text.charAt(prefix - 1));
    }

    private static boolean isNamePart(char character) {
        return character == '_' || Character.isLetterOrDigit(character);
    }
}
