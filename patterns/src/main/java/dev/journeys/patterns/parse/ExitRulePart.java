// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.SendFields;
import java.util.List;

/** Ends a live instance at once. */
final class ExitRulePart implements Part<ExitRuleDefinition> {

    static final SendPart SEND_PART =
            new SendPart(ExpressionRole.EXIT_SEND_CONDITION, ExpressionRole.EXIT_SEND_PAYLOAD);

    private static final Field<String> NAME = Field.required("name", new NameReader());
    private static final Field<List<String>> EVENT = Field.required("event", new EventsReader());
    private static final Field<String> WHERE =
            Field.optional("where", new ExpressionReader(ExpressionRole.EXIT_CONDITION));
    private static final Field<Boolean> MATCH_IDENTIFIER =
            Field.optional("matchIdentifier", Texts.BOOLEAN);
    private static final Field<SendFields> SEND =
            Field.optional("send", new PartReader<>(SEND_PART));
    private static final FieldTable FIELDS =
            FieldTable.of("an exit rule", NAME, EVENT, WHERE, MATCH_IDENTIFIER, SEND);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public ExitRuleDefinition build(FieldValues values) {
        return new ExitRuleDefinition(
                values.get(NAME),
                values.get(EVENT),
                values.find(WHERE),
                values.find(MATCH_IDENTIFIER).orElse(true),
                values.find(SEND));
    }
}
