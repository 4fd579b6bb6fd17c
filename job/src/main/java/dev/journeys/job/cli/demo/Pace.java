// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

/** Lets through what a person can read in a second, and counts the rest of it. */
final class Pace {
    private final int linesPerSecond;
    private int shown;
    private long hidden;

    Pace(int linesPerSecond) {
        this.linesPerSecond = linesPerSecond;
    }

    /** Whether one more line may be shown in this second; else it is counted. */
    boolean admits() {
        if (shown < linesPerSecond) {
            shown++;
            return true;
        }
        hidden++;
        return false;
    }

    /** So many more were not shown. */
    void hide(long lines) {
        hidden += lines;
    }

    /** Begins the next second; how many lines of the last one were not shown. */
    long nextSecond() {
        long rest = hidden;
        shown = 0;
        hidden = 0;
        return rest;
    }
}
