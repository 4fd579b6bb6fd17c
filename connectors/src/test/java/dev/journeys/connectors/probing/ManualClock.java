// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that the test moves; all copies in this process are one clock. */
public final class ManualClock extends Clock implements Serializable {
    public static final long BEGINNING = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    private static final long serialVersionUID = 1;
    private static final AtomicLong NOW = new AtomicLong();

    public ManualClock() {
        NOW.set(BEGINNING);
    }

    public void advance(Duration time) {
        NOW.addAndGet(time.toMillis());
    }

    @Override
    public long millis() {
        return NOW.get();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
