// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.util.Locale;

/** What a command does to a journey. */
enum ChangeKind {
    /** It is published for the first time. */
    NEW,
    /** A higher version takes over. */
    CHANGED,
    /** What is live already is published once more. */
    AGAIN,
    /** It stays as it is. */
    UNCHANGED,
    /** A file has a version below the highest of its journey; nothing is done with it. */
    OLDER,
    /** Refused: the version is known with another definition. */
    CONFLICT,
    /** Refused: a higher version is live. */
    LOWER,
    /** It takes no entries any more; who is on the way goes on. */
    PAUSE,
    /** It takes entries again. */
    RESUME,
    /** It takes no entries any more, and who is on the way ends. */
    ARCHIVE;

    /** The name in what is printed. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something is other than before, or would be if it were not refused. */
    boolean isDifference() {
        return this != UNCHANGED && this != OLDER && this != AGAIN;
    }
}
