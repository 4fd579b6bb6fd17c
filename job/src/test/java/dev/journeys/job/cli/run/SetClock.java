// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A clock that stands where the test sets it, also in jobs of this process. */
final class SetClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Map<String, Instant> TIMES = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();

    SetClock(String time) {
        set(time);
    }

    void set(String time) {
        TIMES.put(name, Instant.parse(time));
    }

    @Override
    public Instant instant() {
        return TIMES.get(name);
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
