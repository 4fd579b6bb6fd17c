// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.definition.SendFields;

/**
 * What a delivery is made of: the send of an exit rule, and all of a send step but what makes it a
 * step.
 */
final class SendPart implements Part<SendFields> {

    final Field<String> destination = Field.required("destination", Texts.NOT_EMPTY);
    final Field<String> event = Field.optional("event", Texts.NOT_EMPTY);
    final Field<ObjectNode> payload;
    final Field<String> channel = Field.optional("channel", Texts.NOT_EMPTY);
    final Field<String> when;

    private final FieldTable fields;

    /**
     * A send whose expressions have these roles.
     *
     * @param when of its condition
     * @param payload of its payload
     */
    SendPart(ExpressionRole when, ExpressionRole payload) {
        this.when = Field.optional("when", new ExpressionReader(when));
        this.payload = Field.optional("payload", new PayloadReader(payload));
        this.fields =
                FieldTable.of(
                        "the send of an exit rule",
                        destination,
                        event,
                        this.payload,
                        channel,
                        this.when);
    }

    @Override
    public FieldTable fields() {
        return fields;
    }

    @Override
    public SendFields build(FieldValues values) {
        return new SendFields(
                values.get(destination),
                values.find(event),
                values.find(payload),
                values.find(channel),
                values.find(when));
    }
}
