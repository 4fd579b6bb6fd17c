// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

/** How many deliveries of a destination were found. Belongs to one thread. */
final class RedriveCount {
    /** To be sent again. */
    int chosen;

    /** Sent again already, and not dead once more since. */
    int before;

    /** Dead letters that have only the beginning of the delivery. */
    int cut;

    /** Of those to be sent again, not written: larger than the topic takes. */
    int tooLarge;

    /** How many were written, or would be. */
    int written() {
        return chosen - tooLarge;
    }

    RedriveCount copy() {
        RedriveCount copy = new RedriveCount();
        copy.chosen = chosen;
        copy.before = before;
        copy.cut = cut;
        copy.tooLarge = tooLarge;
        return copy;
    }
}
