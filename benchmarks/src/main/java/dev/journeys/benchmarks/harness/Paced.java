// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

/**
 * What a {@link PacedSource} emits, and when. Used by the source's thread.
 *
 * @param <T> what is emitted
 */
public interface Paced<T> {
    /** When the source emits. */
    Pace pace();

    /**
     * What is emitted.
     *
     * @param index of it, from 0 on
     */
    T element(int index);

    /**
     * The barrier of a checkpoint leaves the source.
     *
     * @param next the index of the first element after it
     */
    default void barrier(long checkpoint, int next) {}
}
