// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.Delay;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits for a time. */
final class DelayPart implements StepPart {

    private static final Field<Duration> FOR = Field.optional("for", new DurationReader());
    private static final Field<String> UNTIL =
            Field.optional("until", new ExpressionReader(ExpressionRole.STEP_TIME));
    private static final Field<Object> WINDOW =
            Field.optional(
                    "window", new NotSupportedReader("window", "'for' or 'until' in a delay step"));
    private static final Field<String> NEXT = Field.step("next");
    private static final Field<String> OTHERWISE = Field.step("otherwise");
    private static final FieldTable FIELDS =
            FieldTable.of("a delay step", ID, TYPE, FOR, UNTIL, WINDOW, NEXT, OTHERWISE);

    @Override
    public String type() {
        return "delay";
    }

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        List<Field<?>> waits = Stream.<Field<?>>of(FOR, UNTIL, WINDOW).filter(values::has).toList();
        if (waits.isEmpty()) {
            values.missing("one of the fields 'for' or 'until'");
        }
        waits.stream().skip(1).forEach(field -> conflict(values, field, waits.get(0)));
        if (waits.isEmpty() || values.has(FOR)) {
            values.reading().outline().waits();
        }
    }

    private static void conflict(FieldValues values, Field<?> field, Field<?> first) {
        String message =
                "Expected only one of 'for', 'until' and 'window' in a delay step,"
                        + " but found '%s' beside '%s'.";
        values.conflict(field, message.formatted(field.name(), first.name()));
    }

    @Override
    public StepDefinition build(FieldValues values) {
        Optional<DelayWait> duration = values.find(FOR).map(DelayWait.For::new);
        DelayWait wait = duration.orElseGet(() -> new DelayWait.Until(values.get(UNTIL)));
        return new Delay(values.get(ID), wait, values.find(NEXT), values.find(OTHERWISE));
    }
}
