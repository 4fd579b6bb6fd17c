// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DurationConverter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How records are written and how long the job is waited for. */
final class WriteOptions {
    /** Early enough for a person, late enough to reach the job before events of that time do. */
    private static final EffectiveFrom SOON = new EffectiveFrom(null, Duration.ofSeconds(1));

    @Option(
            names = "--acknowledgements-topic",
            paramLabel = "TOPIC",
            defaultValue = "journeys.acknowledgements",
            description = "The topic in which the job answers. Default: ${DEFAULT-VALUE}.")
    private String acknowledgementsTopic;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "PT30S",
            converter = DurationConverter.class,
            description =
                    "How long to wait until every subtask of the job has acknowledged everything."
                            + " Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Option(names = "--no-wait", description = "Do not wait for the job.")
    private boolean noWait;

    @Option(
            names = "--effective-from",
            paramLabel = "TIME",
            converter = EffectiveFrom.Converter.class,
            description =
                    "From when, in event time, it counts: a time such as 2026-03-01T10:00:00Z, now,"
                            + " or now+PT5M. Default: now+PT1S.")
    private @Nullable EffectiveFrom effectiveFrom;

    @Option(names = "--dry-run", description = "Only say what would be done; nothing is written.")
    private boolean dryRun;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    WriteOptions() {}

    String acknowledgementsTopic() {
        return acknowledgementsTopic;
    }

    Duration timeout() {
        return timeout;
    }

    /** Whether the job is waited for. */
    boolean waits() {
        return !noWait;
    }

    EffectiveFrom effectiveFrom() {
        return effectiveFrom == null ? SOON : effectiveFrom;
    }

    /** Whether somebody has asked for that time. */
    boolean timeIsChosen() {
        return effectiveFrom != null;
    }

    boolean dryRun() {
        return dryRun;
    }
}
