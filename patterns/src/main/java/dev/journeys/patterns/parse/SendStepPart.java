// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.Send;

/** Emits a delivery and goes on. */
final class SendStepPart implements StepPart {

    private static final SendPart SEND =
            new SendPart(ExpressionRole.STEP_CONDITION, ExpressionRole.STEP_PAYLOAD);
    private static final Field<String> NEXT = Field.step("next");
    private static final FieldTable FIELDS =
            FieldTable.of(
                    "a send step",
                    ID,
                    TYPE,
                    SEND.destination,
                    SEND.event,
                    SEND.payload,
                    SEND.channel,
                    SEND.when,
                    NEXT);

    @Override
    public String type() {
        return "send";
    }

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public StepDefinition build(FieldValues values) {
        return new Send(values.get(ID), SEND.build(values), values.find(NEXT));
    }
}
