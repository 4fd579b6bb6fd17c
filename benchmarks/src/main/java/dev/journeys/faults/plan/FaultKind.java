// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.plan;

/** What can be broken. */
public enum FaultKind {
    /** A TaskManager that has work is killed (kill -9) and started anew. */
    TASKMANAGER_KILLED("TaskManager killed"),

    /** The same, once a checkpoint is complete and before the TaskManager hears of it. */
    TASKMANAGER_KILLED_BEFORE_COMMIT("TaskManager killed before commit"),

    /** A TaskManager stands still for longer than the heartbeat timeout, then goes on. */
    TASKMANAGER_FROZEN("TaskManager frozen"),

    /** The broker is killed (kill -9) and started anew. */
    BROKER_KILLED("Broker killed"),

    /** The JobManager is killed; the job is resumed from the last retained checkpoint. */
    JOBMANAGER_KILLED("JobManager killed"),

    /** The job is stopped with a savepoint and resumed at another parallelism. */
    RESCALED("Stopped and rescaled");

    private final String text;

    FaultKind(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
