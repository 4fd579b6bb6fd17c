// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds, or a date of HTTP with its zone. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** How long the receiver wants to be left alone; null if it does not say so. */
    static @Nullable Duration of(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return positive(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant date = DateUtils.parseStandardDate(text);
        return date == null ? null : positive(Duration.between(clock.instant(), date));
    }

    private static @Nullable Duration positive(Duration after) {
        return after.isZero() || after.isNegative() ? null : after;
    }
}
