// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.BreakerSettings;
import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldTable;
import dev.journeys.patterns.parse.FieldValues;
import dev.journeys.patterns.parse.IntegerReader;
import dev.journeys.patterns.parse.Part;
import dev.journeys.patterns.parse.ProblemCode;
import java.time.Duration;

/** When a destination is given a rest, and how long. */
final class BreakerPart implements Part<BreakerSettings> {
    private static final Field<Integer> FAILURES =
            Field.optional("failures", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 1_000_000));
    private static final Field<Duration> PAUSE =
            Field.optional("pause", new LimitedDuration("P1D"));
    private static final FieldTable FIELDS = FieldTable.of("a breaker", FAILURES, PAUSE);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public BreakerSettings build(FieldValues values) {
        return new BreakerSettings(
                values.find(FAILURES).orElse(DestinationDefaults.BREAKER.failures()),
                values.find(PAUSE).orElse(DestinationDefaults.BREAKER.pause()));
    }
}
