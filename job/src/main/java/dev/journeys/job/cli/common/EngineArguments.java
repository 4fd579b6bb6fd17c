// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.Limits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How the engine runs, the same for every command that runs journeys. */
public final class EngineArguments {
    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    @Option(
            names = "--deduplication",
            defaultValue = "PT1H",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "For so long after an event another of the user with the same message id is"
                            + " dropped."
                            + DEFAULT)
    private Duration deduplication;

    @Option(
            names = "--max-live-instances",
            defaultValue = "1000",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many instances of a user may be live." + DEFAULT)
    private int liveInstances;

    @Option(
            names = "--max-message-ids",
            defaultValue = "1000",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many message ids are kept of a user." + DEFAULT)
    private int messageIds;

    @Option(
            names = "--max-context-bytes",
            defaultValue = "65536",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How large the context of an instance may be." + DEFAULT)
    private int contextBytes;

    @Option(
            names = "--max-profile-bytes",
            defaultValue = "65536",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How large the profile of a user may be." + DEFAULT)
    private int profileBytes;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public EngineArguments() {}

    /**
     * As they were given.
     *
     * @param waitingEvents of one user, at least 1
     */
    public EngineOptions options(int waitingEvents) {
        return new EngineOptions(deduplication.toMillis(), EngineOptions.NO_END)
                .withLimits(
                        new Limits(
                                liveInstances,
                                waitingEvents,
                                messageIds,
                                contextBytes,
                                profileBytes));
    }
}
