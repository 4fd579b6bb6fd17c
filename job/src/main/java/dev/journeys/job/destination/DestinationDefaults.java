// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.BreakerSettings;
import dev.journeys.connectors.delivery.DeliverySettings;
import dev.journeys.connectors.delivery.RetrySettings;
import java.time.Duration;

/** What holds where a definition does not say it. */
final class DestinationDefaults {
    static final String METHOD = "POST";

    /** Of a request, from the look-up of the name to the head of the reply. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    static final int MAX_REPLY_BYTES = 64 << 10;
    static final double PER_SECOND = 100;
    static final int IN_FLIGHT = 32;
    static final RetrySettings RETRY = RetrySettings.DEFAULT;
    static final BreakerSettings BREAKER = BreakerSettings.DEFAULT;

    /** After the delivery's timestamp. */
    static final Duration MAX_AGE = DeliverySettings.DEFAULT_MAX_AGE;

    static final int BATCH_DELIVERIES = 100;
    static final int BATCH_BYTES = 500_000;
    static final Duration BATCH_LINGER = Duration.ofSeconds(1);

    /** Checkpoints wait for requests of many deliveries. */
    static final Duration BATCH_DEADLINE = Duration.ofSeconds(5);

    static final int BATCH_ATTEMPTS = 5;

    /** For files and the log, which are as fast as they are, and for which nothing is too old. */
    static final DeliverySettings LOCAL =
            new DeliverySettings(1_000_000, 1_000, RETRY, BREAKER, Duration.ofDays(3_650));

    private DestinationDefaults() {}
}
