// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.workload;

import java.io.Serializable;

/**
 * What goes into a run.
 *
 * @param journeys how many definitions are published
 * @param users how many users there are
 * @param events how many events are measured, after those that bring every user into being and the
 *     workload into its steady state
 * @param manner how the events come
 */
public record Workload(Shape shape, int journeys, int users, int events, Manner manner)
        implements Serializable {
    private static final long LONG_WAIT_MILLIS = 7L * 86_400_000;
    private static final long WAIT_MILLIS = 3_600_000;

    /** A workload with tidy events. */
    public static Workload of(Shape shape, int journeys, int users, int events) {
        return new Workload(shape, journeys, users, events, Manner.DISORDERED);
    }

    /** The same in another manner. */
    public Workload in(Manner other) {
        return new Workload(shape, journeys, users, events, other);
    }

    /** How long a journey waits for the purchase. */
    public long atMostMillis() {
        return switch (shape) {
            case STORM, CROWD, STRANGERS -> LONG_WAIT_MILLIS;
            default -> WAIT_MILLIS;
        };
    }

    /** The same with another number of events. */
    public Workload withEvents(int number) {
        return new Workload(shape, journeys, users, number, manner);
    }

    /** The same with other numbers of users and events. */
    public Workload scaled(double factor) {
        return new Workload(
                shape,
                journeys,
                Math.max(1, (int) (users * factor)),
                Math.max(1, (int) (events * factor)),
                manner);
    }

    /** How events come. */
    public enum Manner {
        /** Within two seconds of their order. */
        DISORDERED,

        /** In order. */
        ORDERED,

        /**
         * As {@link #DISORDERED}, with duplicates, events of one time and users without an e-mail
         * address: for tests, since not every variant can take them.
         */
        UNTIDY
    }
}
