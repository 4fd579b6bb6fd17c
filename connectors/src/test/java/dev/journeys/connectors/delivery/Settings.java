// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;

/** Settings for tests: those of which a test speaks, and others that do not get in the way. */
final class Settings {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** No limit of the rate; pauses of a second at most; three attempts; stops after ten. */
    static final DeliverySettings PLAIN =
            new DeliverySettings(
                    Double.POSITIVE_INFINITY,
                    1_000,
                    new RetrySettings(3, SECOND, Duration.ofSeconds(8), Duration.ofMinutes(10)),
                    new BreakerSettings(10, Duration.ofSeconds(30)),
                    Duration.ofHours(4));

    private Settings() {}

    static DeliverySettings perSecond(double perSecond) {
        return new DeliverySettings(
                perSecond, PLAIN.inFlight(), PLAIN.retry(), PLAIN.breaker(), PLAIN.maxAge());
    }

    static DeliverySettings inFlight(int inFlight) {
        return new DeliverySettings(
                PLAIN.perSecond(), inFlight, PLAIN.retry(), PLAIN.breaker(), PLAIN.maxAge());
    }

    static DeliverySettings breaker(int failures, Duration pause) {
        return new DeliverySettings(
                PLAIN.perSecond(),
                PLAIN.inFlight(),
                PLAIN.retry(),
                new BreakerSettings(failures, pause),
                PLAIN.maxAge());
    }

    static DeliverySettings maxAge(DeliverySettings settings, Duration maxAge) {
        return new DeliverySettings(
                settings.perSecond(),
                settings.inFlight(),
                settings.retry(),
                settings.breaker(),
                maxAge);
    }
}
