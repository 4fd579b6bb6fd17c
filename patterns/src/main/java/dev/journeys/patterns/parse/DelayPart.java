// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.Delay;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Waits for a time. */
final class DelayPart implements StepPart {

    static final Part<DelayWait.Window> WINDOW_PART = new WindowPart();

    private static final Field<Duration> FOR = Field.optional("for", new DurationReader());
    private static final Field<String> UNTIL =
            Field.optional("until", new ExpressionReader(ExpressionRole.STEP_TIME));
    private static final Field<DelayWait.Window> WINDOW =
            Field.optional("window", new PartReader<>(WINDOW_PART));
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
            values.missing("one of the fields 'for', 'until' or 'window'");
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
        return new Delay(values.get(ID), wait(values), values.find(NEXT), values.find(OTHERWISE));
    }

    private static DelayWait wait(FieldValues values) {
        if (values.has(FOR)) {
            return new DelayWait.For(values.get(FOR));
        }
        return values.has(UNTIL) ? new DelayWait.Until(values.get(UNTIL)) : values.get(WINDOW);
    }
}
