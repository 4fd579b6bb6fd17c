// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import java.util.function.IntPredicate;

/**
 * Where a run is stopped with a snapshot and restored, each time at the next of some parallelisms.
 *
 * @param backend where the state is
 * @param before whether to stop before the input with an index
 */
public record Restores(Backend backend, IntPredicate before) {
    private static final int[] PARALLELISMS = {3, 2, 1};

    /** Never. */
    public static Restores never() {
        return new Restores(Backend.HEAP, index -> false);
    }

    /** Between every two inputs. */
    public static Restores always(Backend backend) {
        return new Restores(backend, index -> true);
    }

    static int parallelism(int restore) {
        return PARALLELISMS[restore % PARALLELISMS.length];
    }
}
