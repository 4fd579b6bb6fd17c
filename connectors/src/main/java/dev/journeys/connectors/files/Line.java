// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.util.Comparator;

/**
 * A line of one of several files.
 *
 * @param time by which lines are ordered; {@link #NO_TIME} where the line has none
 * @param file the file's place among the files, from 0
 * @param number the line's number in its file, from 1
 * @param cut whether the line was longer than allowed, so that its text is only the beginning
 * @param text the line without its end
 */
public record Line(long time, int file, long number, boolean cut, byte[] text) {
    /** The time of lines that have none; they come first. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** By time, then by place. */
    public static final Comparator<Line> ORDER =
            Comparator.comparingLong(Line::time)
                    .thenComparingInt(Line::file)
                    .thenComparingLong(Line::number);
}
