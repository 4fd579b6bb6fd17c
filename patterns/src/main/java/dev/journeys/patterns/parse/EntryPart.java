// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.EntryDefinition;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.ReentryDefinition;
import dev.journeys.patterns.definition.WhenLive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What starts an instance. */
final class EntryPart implements Part<EntryDefinition> {

    static final Part<PatternDefinition> PATTERN_PART = new PatternPart();

    static final Field<List<String>> EVENT = Field.optional("event", new EventsReader());
    static final Field<PatternDefinition> PATTERN =
            Field.optional("pattern", new PartReader<>(PATTERN_PART));
    static final Field<String> WHERE =
            Field.optional("where", new ExpressionReader(ExpressionRole.ENTRY_CONDITION));
    static final Field<String> AUDIENCE = Field.optional("audience", Texts.NOT_EMPTY);
    static final Field<ReentryDefinition> REENTRY = Field.optional("reentry", new ReentryReader());
    static final Field<String> IDENTIFIER =
            Field.optional("identifier", PatternReader.PROPERTY_PATH);
    static final Field<WhenLive> WHEN_LIVE =
            Field.optional(
                    "whenLive",
                    new ChoiceReader<>(
                            Map.of("ignore", WhenLive.IGNORE, "restart", WhenLive.RESTART)));

    private static final FieldTable FIELDS =
            FieldTable.of(
                    "an entry", EVENT, PATTERN, WHERE, AUDIENCE, REENTRY, IDENTIFIER, WHEN_LIVE);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        if (!values.has(EVENT) && !values.has(PATTERN)) {
            values.missing("the field 'event' or 'pattern'");
        }
        if (values.has(EVENT) && values.has(PATTERN)) {
            values.conflict(
                    PATTERN, "Expected either 'event' or 'pattern' in an entry, but found both.");
        } else if (values.has(WHERE) && values.has(PATTERN)) {
            values.conflict(
                    WHERE,
                    "Expected 'where' in the stages of the 'pattern', but found it beside the"
                            + " pattern.");
        }
    }

    @Override
    public EntryDefinition build(FieldValues values) {
        return new EntryDefinition(
                trigger(values),
                values.find(AUDIENCE),
                values.find(REENTRY).orElseGet(ReentryDefinition.EveryEvent::new),
                values.find(IDENTIFIER),
                values.find(WHEN_LIVE).orElse(WhenLive.IGNORE));
    }

    private static EntryTrigger trigger(FieldValues values) {
        Optional<PatternDefinition> pattern = values.find(PATTERN);
        return pattern.isPresent()
                ? new EntryTrigger.SeveralEvents(pattern.get())
                : new EntryTrigger.SingleEvent(values.get(EVENT), values.find(WHERE));
    }
}
