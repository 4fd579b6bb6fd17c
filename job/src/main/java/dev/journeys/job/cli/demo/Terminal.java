// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import java.util.Map;

/**
 * What the output goes to.
 *
 * @param interactive whether a person looks at it, and lines can be rewritten
 * @param width in characters
 */
record Terminal(boolean interactive, Palette palette, int width) {
    /** The script that starts the command sets it to the width of the terminal, if there is one. */
    static final String COLUMNS_PROPERTY = "journeys.columns";

    private static final int PLAIN_WIDTH = 150;
    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;

    /** A file, a pipe, or a test. */
    static Terminal plain() {
        return new Terminal(false, Palette.PLAIN, PLAIN_WIDTH);
    }

    /** The terminal of this process, or {@link #plain()} where there is none. */
    static Terminal detect() {
        return of(
                System.console() != null,
                System.getProperty(COLUMNS_PROPERTY, ""),
                System.getenv());
    }

    /**
     * @param console whether input and output are a terminal
     * @param columns the width of the terminal; empty where it is not known, or there is none
     */
    static Terminal of(boolean console, String columns, Map<String, String> environment) {
        boolean measured = columns.matches("[1-9][0-9]{0,3}");
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        if (dumb || !console && !measured) {
            return plain();
        }
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        int width = measured ? Math.max(LEAST_WIDTH, Integer.parseInt(columns)) : USUAL_WIDTH;
        return new Terminal(true, colours ? Palette.COLOURED : Palette.PLAIN, width);
    }
}
