// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.OpenPattern;

/** The partial matches of the current user's patterns, each pattern in a namespace of its own. */
interface PatternStore {
    /** The partial matches of a pattern that has begun. */
    byte[] read(OpenPattern pattern);

    /** Keeps the partial matches of a pattern; to be called after every change. */
    void write(OpenPattern pattern, byte[] partialMatches);

    /** Forgets a pattern of which nothing has begun any more. */
    void remove(OpenPattern pattern);
}
