// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

/**
 * What a step has come to: the instance waits there, has ended there, or goes on to another step.
 */
record Outcome(Kind kind, int next) {
    /** The instance waits at the step. */
    static final Outcome WAITS = new Outcome(Kind.WAITS, 0);

    /** The step has ended the instance. */
    static final Outcome ENDED = new Outcome(Kind.ENDED, 0);

    /** The instance goes on; without a next step it completes. */
    static Outcome to(int next) {
        return new Outcome(Kind.GOES_ON, next);
    }

    enum Kind {
        WAITS,
        ENDED,
        GOES_ON
    }
}
