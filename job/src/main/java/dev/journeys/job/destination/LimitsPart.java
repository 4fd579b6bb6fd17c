// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldTable;
import dev.journeys.patterns.parse.FieldValues;
import dev.journeys.patterns.parse.IntegerReader;
import dev.journeys.patterns.parse.Part;
import dev.journeys.patterns.parse.ProblemCode;

/** How much a destination takes, of the whole job. */
final class LimitsPart implements Part<LimitsPart.Limits> {
    static final Limits DEFAULTS =
            new Limits(DestinationDefaults.PER_SECOND, DestinationDefaults.IN_FLIGHT);

    private static final Field<Double> PER_SECOND =
            Field.optional("perSecond", new NumberReader(0.01, 1_000_000));
    private static final Field<Integer> IN_FLIGHT =
            Field.optional("inFlight", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 10_000));
    private static final FieldTable FIELDS = FieldTable.of("limits", PER_SECOND, IN_FLIGHT);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public Limits build(FieldValues values) {
        return new Limits(
                values.find(PER_SECOND).orElse(DestinationDefaults.PER_SECOND),
                values.find(IN_FLIGHT).orElse(DestinationDefaults.IN_FLIGHT));
    }

    /**
     * The limits.
     *
     * @param perSecond how many requests may begin in a second
     * @param inFlight how many requests may be under way at once
     */
    record Limits(double perSecond, int inFlight) {}
}
