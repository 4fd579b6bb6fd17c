// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.metrics.MetricName;

/** What is counted for the whole job. */
enum JobCount {
    /** Valid events, duplicates and late ones included. */
    EVENTS(MetricName.EVENTS),
    /** Events that came after the watermark had passed them. */
    LATE(MetricName.LATE),
    /** Events dropped for a message id that was taken within the horizon. */
    DUPLICATES(MetricName.DUPLICATES),
    /** Entry events that lack the identifier's property. */
    MISSING_IDENTIFIER(MetricName.MISSING_IDENTIFIER),
    /** Conditions, and times and zones of delays, that failed at run time. */
    CONDITION_ERRORS(MetricName.CONDITION_ERRORS),
    /** Values in payloads and zones that could not be had. */
    TEMPLATE_ERRORS(MetricName.TEMPLATE_ERRORS),
    /** Partial matches of entries' patterns that were given up because there were too many. */
    DROPPED_PARTIAL_MATCHES(MetricName.DROPPED_PARTIAL_MATCHES),
    /** Control records that came after events of their effective time had been taken. */
    LATE_DEFINITIONS(MetricName.LATE_DEFINITIONS),
    /** Valid events after the end time of a bounded run, which are not taken. */
    AFTER_END(MetricName.AFTER_END),
    /** Entries that did not come about because too many instances of the user were live. */
    ENTRIES_OVER_LIMIT(MetricName.ENTRIES_OVER_LIMIT),
    /** Events that became dead letters because too many of the user waited for the watermark. */
    WAITING_OVER_LIMIT(MetricName.WAITING_OVER_LIMIT),
    /** Message ids that were forgotten within the horizon because the user had too many. */
    MESSAGE_IDS_OVER_LIMIT(MetricName.MESSAGE_IDS_OVER_LIMIT),
    /** Captures left out, and entries refused, because a context would have been too large. */
    CONTEXT_OVERFLOWS(MetricName.CONTEXT_OVERFLOWS),
    /** Identify events without effect because the profile would have been too large. */
    PROFILE_OVERFLOWS(MetricName.PROFILE_OVERFLOWS);

    private final MetricName metric;

    JobCount(MetricName metric) {
        this.metric = metric;
    }

    /** The metric that shows it. */
    MetricName metric() {
        return metric;
    }

    /** The name in the summary and in state, which is that of the metric. */
    String label() {
        return metric.label();
    }
}
