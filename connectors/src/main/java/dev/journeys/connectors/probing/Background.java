// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

/** What goes on beside a reader's own thread. */
interface Background {
    /** Has something done again and again, for as long as the reader lives. Does not block. */
    void repeat(Runnable tick);

    /** Has something done that may block; one after the other, in order. */
    void run(Runnable probe);

    /** Ends all that is going on; then, and as the last thing, something is done. */
    void end(Runnable last);
}
