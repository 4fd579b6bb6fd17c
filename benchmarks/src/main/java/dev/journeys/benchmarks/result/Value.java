// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

/** The names of what is measured. */
public final class Value {
    /** How many events were taken, of a storm how many timers fired. */
    public static final String EVENTS = "events";

    /** Processor time of the operator's threads. */
    public static final String OPERATOR_NANOS = "operatorNanos";

    /** Processor time of the whole process. */
    public static final String PROCESS_NANOS = "processNanos";

    /** Wall time. */
    public static final String WALL_NANOS = "wallNanos";

    /** How many deliveries were written. */
    public static final String DELIVERIES = "deliveries";

    /** How many transitions were written. */
    public static final String TRANSITIONS = "transitions";

    /** How many checkpoints were completed. */
    public static final String CHECKPOINTS = "checkpoints";

    /** How many checkpoints failed. */
    public static final String FAILED_CHECKPOINTS = "failedCheckpoints";

    /** The load average before. */
    public static final String LOAD_BEFORE = "loadBefore";

    /** The load average after. */
    public static final String LOAD_AFTER = "loadAfter";

    /** The rate of events of a run at half load. */
    public static final String EVENTS_PER_SECOND = "eventsPerSecond";

    /** Time from event to output, median. */
    public static final String P50_MILLIS = "p50Millis";

    /** Time from event to output, 99th percentile. */
    public static final String P99_MILLIS = "p99Millis";

    /** Time from event to output, the longest. */
    public static final String MAX_MILLIS = "maxMillis";

    /** How many instances are live. */
    public static final String INSTANCES = "instances";

    /** Bytes of a savepoint in the backend's own format. */
    public static final String SAVEPOINT_BYTES = "savepointBytes";

    /** Time from the trigger of a checkpoint to its end, median. */
    public static final String CHECKPOINT_MILLIS = "checkpointMillis";

    /** Time from the trigger of a checkpoint to its end, the longest. */
    public static final String LONGEST_CHECKPOINT_MILLIS = "longestCheckpointMillis";

    /** Time from the submission of a job to its first output after a restore. */
    public static final String RECOVERY_MILLIS = "recoveryMillis";

    /** Time in which all that was due at one instant fired. */
    public static final String STORM_MILLIS = "stormMillis";

    /** The longest checkpoint during a storm. */
    public static final String STORM_CHECKPOINT_MILLIS = "stormCheckpointMillis";

    private Value() {}
}
