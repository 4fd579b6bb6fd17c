// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.DurationReader;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads a duration that must not be longer than another.
 *
 * @param maximum the longest, as definitions write it, such as {@code PT2M}
 */
record LimitedDuration(String maximum) implements ValueReader<Duration> {
    private static final DurationReader ANY = new DurationReader();

    @Override
    public Optional<Duration> read(JsonValue value, Reading reading) {
        Optional<Duration> duration = ANY.read(value, reading);
        if (duration.isPresent() && duration.get().compareTo(Duration.parse(maximum)) > 0) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_DURATION,
                    "Expected a duration of at most '"
                            + maximum
                            + "', but found "
                            + Found.quoted(value.source())
                            + ".");
            return Optional.empty();
        }
        return duration;
    }
}
