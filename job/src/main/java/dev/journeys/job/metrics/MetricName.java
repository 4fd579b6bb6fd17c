// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import static dev.journeys.job.metrics.MetricName.Kind.COUNTER;
import static dev.journeys.job.metrics.MetricName.Kind.GAUGE;
import static dev.journeys.job.metrics.MetricName.Scope.JOB;
import static dev.journeys.job.metrics.MetricName.Scope.JOURNEY;
import static dev.journeys.job.metrics.MetricName.Scope.OUTPUT;
import static dev.journeys.job.metrics.MetricName.Scope.REASON;

/**
 * Every metric of the job. Its full name is {@code GROUP.} and, for a journey or a reason, the
 * journey's id or the reason as the value of a variable, then the label. A label never changes
 * without a note in the change log: dashboards and alerts have it.
 */
public enum MetricName {
    EVENTS(JOB, COUNTER, "events"),
    LATE(JOB, COUNTER, "late"),
    DUPLICATES(JOB, COUNTER, "duplicates"),
    MISSING_IDENTIFIER(JOB, COUNTER, "missingIdentifier"),
    CONDITION_ERRORS(JOB, COUNTER, "conditionErrors"),
    TEMPLATE_ERRORS(JOB, COUNTER, "templateErrors"),
    DROPPED_PARTIAL_MATCHES(JOB, COUNTER, "droppedPartialMatches"),
    LATE_DEFINITIONS(JOB, COUNTER, "lateDefinitions"),
    AFTER_END(JOB, COUNTER, "afterEnd"),
    ENTRIES_OVER_LIMIT(JOB, COUNTER, "entriesOverLimit"),
    WAITING_OVER_LIMIT(JOB, COUNTER, "waitingOverLimit"),
    MESSAGE_IDS_OVER_LIMIT(JOB, COUNTER, "messageIdsOverLimit"),
    CONTEXT_OVERFLOWS(JOB, COUNTER, "contextOverflows"),
    PROFILE_OVERFLOWS(JOB, COUNTER, "profileOverflows"),
    WATERMARK_LAG(JOB, GAUGE, "watermarkLagMs"),
    WAITING_EVENTS(JOB, GAUGE, "waitingEvents"),
    DEFINITIONS_READY(JOB, GAUGE, "definitionsReady"),
    DEFINITIONS_KNOWN(JOB, GAUGE, "definitionsKnown"),
    JOURNEY_ENTERED(JOURNEY, COUNTER, "entered"),
    JOURNEY_COMPLETED(JOURNEY, COUNTER, "completed"),
    JOURNEY_EXITED(JOURNEY, COUNTER, "exited"),
    JOURNEY_SENT(JOURNEY, COUNTER, "sent"),
    JOURNEY_SKIPPED(JOURNEY, COUNTER, "skipped"),
    JOURNEY_CONDITION_ERRORS(JOURNEY, COUNTER, "conditionErrors"),
    JOURNEY_TEMPLATE_ERRORS(JOURNEY, COUNTER, "templateErrors"),
    JOURNEY_LIVE(JOURNEY, GAUGE, "live"),
    OUTPUT_HELD(OUTPUT, GAUGE, "outputHeld"),
    RESTORE_TOO_LATE(OUTPUT, GAUGE, "restoreTooLate"),
    DEAD_LETTERS(REASON, COUNTER, "deadLetters");

    /** The group of all metrics of the job, in the scope of the operator that has them. */
    public static final String GROUP = "journeys";

    private final Scope scope;
    private final Kind kind;
    private final String label;

    MetricName(Scope scope, Kind kind, String label) {
        this.scope = scope;
        this.kind = kind;
        this.label = label;
    }

    public Scope scope() {
        return scope;
    }

    public Kind kind() {
        return kind;
    }

    /** The last part of the full name. */
    public String label() {
        return label;
    }

    /** The full name without the operator's scope, variables as {@code <name>}. */
    public String path() {
        String variable = scope.variable();
        return variable.isEmpty()
                ? GROUP + '.' + label
                : GROUP + '.' + variable + ".<" + variable + ">." + label;
    }

    /** What there is one series for, on each subtask. */
    public enum Scope {
        JOB(""),
        JOURNEY("journey"),
        OUTPUT(""),
        REASON("reason");

        private final String variable;

        Scope(String variable) {
            this.variable = variable;
        }

        /** The variable that tells the series apart; empty where there is one. */
        public String variable() {
            return variable;
        }
    }

    /** Flink's type of metric. */
    public enum Kind {
        /** Begins at 0 with every start of the task, and only grows. */
        COUNTER,
        /** A present value. */
        GAUGE
    }
}
