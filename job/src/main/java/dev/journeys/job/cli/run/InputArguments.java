// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import com.google.common.base.Splitter;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.KafkaInput;
import dev.journeys.connectors.kafka.KafkaTopics;
import dev.journeys.connectors.kafka.StartingOffsets;
import dev.journeys.job.TopicInput;
import dev.journeys.job.cli.common.DurationConverter;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.FutureLimit;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where events and definitions are, and how events are read. */
final class InputArguments {
    @Option(
            names = "--events",
            paramLabel = "TOPIC[,TOPIC…]",
            description = "The topics of events.")
    private @Nullable String events;

    @Option(
            names = "--events-pattern",
            paramLabel = "REGEX",
            description =
                    "Instead of --events: every topic whose whole name this regular expression"
                            + " matches, also one that is added later.")
    private @Nullable String eventsPattern;

    @Option(
            names = "--definitions-topic",
            defaultValue = "journeys.definitions",
            paramLabel = "TOPIC",
            description = "The compacted topic of control records. Default: ${DEFAULT-VALUE}.")
    private String definitionsTopic;

    @Option(
            names = "--group",
            defaultValue = "journeys",
            paramLabel = "GROUP",
            description =
                    "The consumer group whose offsets are committed with each checkpoint, for those"
                            + " who watch the lag. Default: ${DEFAULT-VALUE}.")
    private String group;

    @Option(
            names = "--start",
            defaultValue = "committed",
            paramLabel = "WHERE",
            converter = StartConverter.class,
            description =
                    "Where to begin, but for a start from a savepoint or checkpoint, which goes on"
                            + " where that was: earliest; latest; committed (where the group's"
                            + " committed offsets are, earliest where it has none);"
                            + " committed-or-latest; or a time such as 2026-03-01T10:00:00Z (what was"
                            + " written from then on). Default: ${DEFAULT-VALUE}.")
    private StartingOffsets start;

    @Option(
            names = "--bound",
            defaultValue = "PT5S",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How far an event may lag behind a newer one of its partition, or behind the"
                            + " clock, and still be in time. Timers fire later by as much. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Duration bound;

    @Option(
            names = "--max-ahead",
            defaultValue = "P1D",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "An event that is further ahead of the clock is a dead letter. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Duration maxAhead;

    @Option(
            names = "--event-format",
            defaultValue = EventFormats.DEFAULT,
            paramLabel = "FORMAT",
            description =
                    "The shape of events: auto (segment, or cloudevents where there is a specversion),"
                            + " segment, cloudevents, xdm, masivo, pointers:user=/who,name=/what,…,"
                            + " or one of your own. Default: ${DEFAULT-VALUE}.")
    private String eventFormat;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    InputArguments() {}

    String definitionsTopic() {
        return definitionsTopic;
    }

    /**
     * What the job reads.
     *
     * @throws IllegalArgumentException where that cannot be; the message is fit for users
     */
    TopicInput input(KafkaClientSettings client, Clock clock) {
        // Fails here rather than in every task.
        EventFormats.load(eventFormat);
        return new TopicInput(
                new KafkaInput(topics(), group, start, client),
                eventFormat,
                bound,
                FutureLimit.of(maxAhead, clock),
                clock);
    }

    private KafkaTopics topics() {
        String names = events;
        String pattern = eventsPattern;
        if (names != null && pattern == null) {
            return KafkaTopics.of(
                    Splitter.on(',').trimResults().omitEmptyStrings().splitToList(names));
        }
        if (pattern != null && names == null) {
            return KafkaTopics.matching(pattern);
        }
        throw new IllegalArgumentException(
                "Expected either --events or --events-pattern, but found "
                        + (names == null ? "neither." : "both."));
    }
}
