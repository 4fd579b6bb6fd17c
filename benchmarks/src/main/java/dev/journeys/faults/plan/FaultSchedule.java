// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Faults in a random order, at random instants, for random times; a function of the seed. */
public final class FaultSchedule {
    private static final int MIN_PAUSE_MILLIS = 2_000;
    private static final int MAX_PAUSE_MILLIS = 6_000;
    private static final int MAX_OUTAGE_MILLIS = 4_000;

    private static final List<FaultKind> QUICK =
            List.of(
                    FaultKind.TASKMANAGER_KILLED_BEFORE_COMMIT,
                    FaultKind.BROKER_KILLED,
                    FaultKind.RESCALED);

    /** Every kind, and twice what has more than one way to go wrong. */
    private static final List<FaultKind> FULL =
            List.of(
                    FaultKind.RESCALED,
                    FaultKind.TASKMANAGER_KILLED,
                    FaultKind.TASKMANAGER_KILLED_BEFORE_COMMIT,
                    FaultKind.TASKMANAGER_FROZEN,
                    FaultKind.BROKER_KILLED,
                    FaultKind.JOBMANAGER_KILLED,
                    FaultKind.TASKMANAGER_KILLED,
                    FaultKind.TASKMANAGER_KILLED_BEFORE_COMMIT,
                    FaultKind.RESCALED);

    private FaultSchedule() {}

    /** Every kind of fault at least once. */
    public static List<PlannedFault> full(long seed) {
        return of(seed, FULL);
    }

    /** Three faults only. */
    public static List<PlannedFault> quick(long seed) {
        return of(seed, QUICK);
    }

    /** These kinds, as often as they are in the list. */
    public static List<PlannedFault> of(long seed, List<FaultKind> kinds) {
        Random random = new Random(seed);
        List<FaultKind> order = new ArrayList<>(kinds);
        Collections.shuffle(order, random);
        return order.stream().map(kind -> planned(kind, random)).toList();
    }

    private static PlannedFault planned(FaultKind kind, Random random) {
        int pause = MIN_PAUSE_MILLIS + random.nextInt(MAX_PAUSE_MILLIS - MIN_PAUSE_MILLIS);
        int outage = random.nextInt(MAX_OUTAGE_MILLIS);
        int choice = random.nextInt(Integer.MAX_VALUE);
        return new PlannedFault(kind, Duration.ofMillis(pause), Duration.ofMillis(outage), choice);
    }
}
