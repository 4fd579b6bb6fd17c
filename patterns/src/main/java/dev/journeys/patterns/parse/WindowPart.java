// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/** The hours and days of a delay. Whether its zone exists is for the rules to say. */
final class WindowPart implements Part<DelayWait.Window> {

    private static final Field<LocalTime> FROM = Field.required("from", TimeOfDayReader.BEGIN);
    private static final Field<LocalTime> TO = Field.required("to", TimeOfDayReader.END);
    private static final Field<Set<DayOfWeek>> DAYS = Field.optional("days", new DaysReader());
    private static final Field<String> ZONE =
            Field.required("zone", new ExpressionReader(ExpressionRole.STEP_ZONE));
    private static final FieldTable FIELDS = FieldTable.of("a window", FROM, TO, DAYS, ZONE);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        boolean readable = values.find(FROM).isPresent() && values.find(TO).isPresent();
        // The texts, since '00:00' to '24:00' is a whole day.
        if (readable && source(values, FROM).equals(source(values, TO))) {
            String message =
                    "Expected another time in 'to' than in 'from' (a whole day is '00:00' to"
                            + " '24:00'), but found %s in both.";
            values.conflict(TO, message.formatted(Found.quoted(source(values, TO))));
        }
    }

    private static String source(FieldValues values, Field<LocalTime> field) {
        return values.source(field).map(JsonValue::source).orElse("");
    }

    @Override
    public DelayWait.Window build(FieldValues values) {
        return new DelayWait.Window(
                values.get(FROM),
                values.get(TO),
                values.find(DAYS).orElseGet(() -> EnumSet.allOf(DayOfWeek.class)),
                values.get(ZONE));
    }
}
