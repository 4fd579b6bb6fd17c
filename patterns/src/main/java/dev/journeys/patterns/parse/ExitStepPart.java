// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.Exit;

/** Ends the instance as exited. */
final class ExitStepPart implements StepPart {

    private static final Field<String> REASON = Field.optional("reason", Texts.NOT_EMPTY);
    private static final FieldTable FIELDS = FieldTable.of("an exit step", ID, TYPE, REASON);

    @Override
    public String type() {
        return "exit";
    }

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public StepDefinition build(FieldValues values) {
        return new Exit(values.get(ID), values.find(REASON));
    }
}
