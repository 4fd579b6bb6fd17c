// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.RetrySettings;
import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldTable;
import dev.journeys.patterns.parse.FieldValues;
import dev.journeys.patterns.parse.IntegerReader;
import dev.journeys.patterns.parse.Part;
import dev.journeys.patterns.parse.ProblemCode;
import java.time.Duration;

/** How often a delivery is tried, and how long after one attempt the next follows. */
final class RetryPart implements Part<RetrySettings> {
    private static final Field<Integer> ATTEMPTS =
            Field.optional("attempts", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 1_000));
    private static final Field<Duration> FIRST =
            Field.optional("first", new LimitedDuration("P1D"));
    private static final Field<Duration> LONGEST =
            Field.optional("longest", new LimitedDuration("P1D"));
    private static final Field<Duration> RETRY_AFTER =
            Field.optional("retryAfter", new LimitedDuration("P1D"));
    private static final FieldTable FIELDS =
            FieldTable.of("a retry", ATTEMPTS, FIRST, LONGEST, RETRY_AFTER);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        if (values.has(FIRST) && values.find(FIRST).isEmpty()
                || values.has(LONGEST) && values.find(LONGEST).isEmpty()) {
            return;
        }
        if (first(values).compareTo(longest(values)) > 0) {
            values.conflict(
                    values.has(FIRST) ? FIRST : LONGEST,
                    "Expected 'first' to be at most 'longest', but found "
                            + first(values)
                            + " and "
                            + longest(values)
                            + ".");
        }
    }

    @Override
    public RetrySettings build(FieldValues values) {
        return new RetrySettings(
                values.find(ATTEMPTS).orElse(DestinationDefaults.RETRY.attempts()),
                first(values),
                longest(values),
                values.find(RETRY_AFTER).orElse(DestinationDefaults.RETRY.retryAfterLimit()));
    }

    private static Duration first(FieldValues values) {
        return values.find(FIRST).orElse(DestinationDefaults.RETRY.first());
    }

    private static Duration longest(FieldValues values) {
        return values.find(LONGEST).orElse(DestinationDefaults.RETRY.longest());
    }
}
