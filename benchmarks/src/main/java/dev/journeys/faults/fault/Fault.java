// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.plan.FaultKind;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Breaks something and puts it back. */
public interface Fault {
    /** One for each kind. */
    Map<FaultKind, Fault> ALL =
            Map.of(
                    FaultKind.TASKMANAGER_KILLED, new TaskManagerKilled(),
                    FaultKind.TASKMANAGER_KILLED_BEFORE_COMMIT, new TaskManagerKilledBeforeCommit(),
                    FaultKind.TASKMANAGER_FROZEN, new TaskManagerFrozen(),
                    FaultKind.BROKER_KILLED, new BrokerKilled(),
                    FaultKind.JOBMANAGER_KILLED, new JobManagerKilled(),
                    FaultKind.RESCALED, new Rescaled());

    /** The fault that has been planned. */
    static Fault of(PlannedFault plan) {
        return Objects.requireNonNull(ALL.get(plan.kind()));
    }

    /** Returns when all processes are there again; the job may still be recovering. */
    Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException;

    /**
     * What was broken.
     *
     * @param at epoch milliseconds
     * @param what for people
     */
    record Broken(long at, String what) {}
}
