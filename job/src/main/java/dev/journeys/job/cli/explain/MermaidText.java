// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import java.util.regex.Pattern;

/** Makes any text fit to stand between the quotes of a Mermaid label. */
final class MermaidText {
    /** What means nothing to Mermaid, to its Markdown and to HTML. */
    private static final String PLAIN = " _-.,:/'()=!?+%";

    /** What Mermaid would take for the beginning of a list. */
    private static final Pattern LIST = Pattern.compile("(?s)(\\d+)([.)])(.*)");

    private static final int MAX_LINE = 100;

    private MermaidText() {}

    /** The label, quotes included; line breaks become breaks of HTML. */
    static String label(String... lines) {
        StringBuilder label = new StringBuilder("\"");
        for (String line : lines) {
            label.append(label.length() > 1 ? "<br/>" : "").append(line(line));
        }
        return label.append('"').toString();
    }

    private static String line(String text) {
        String line = shortened(Words.line(text));
        StringBuilder escaped = new StringBuilder();
        int first = line.isEmpty() ? -1 : list(line);
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            boolean plain = Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0;
            if (plain && i != first) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append('#').append(character).append(';');
            }
            i += Character.charCount(character);
        }
        return escaped.toString();
    }

    /** Where the mark of a list is at the beginning, or -1. */
    private static int list(String line) {
        var numbered = LIST.matcher(line);
        if (numbered.matches()) {
            return numbered.start(2);
        }
        return line.charAt(0) == '-' || line.charAt(0) == '+' ? 0 : -1;
    }

    private static String shortened(String line) {
        if (line.codePointCount(0, line.length()) <= MAX_LINE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, MAX_LINE - 1)) + "…";
    }
}
