// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** Remembers the age of the first message of a queue, so that state is not asked each time. */
final class Head {
    private long number = -1;
    private long born;

    boolean is(long first) {
        return number == first;
    }

    /** Since when the message ages; see {@link Ages#born}. */
    long born() {
        return born;
    }

    void set(long newNumber, long newBorn) {
        number = newNumber;
        born = newBorn;
    }
}
