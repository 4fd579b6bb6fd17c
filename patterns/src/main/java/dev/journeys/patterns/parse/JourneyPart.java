// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.EntryDefinition;
import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import java.time.Duration;
import java.util.List;

/** A whole definition in format 1. */
final class JourneyPart implements Part<JourneyDefinition> {

    static final Field<Integer> FORMAT =
            Field.optional("format", new IntegerReader(ProblemCode.UNSUPPORTED_FORMAT));

    private static final Field<String> SCHEMA = Field.optional("$schema", Texts.ANY);
    private static final Field<String> ID = Field.required("id", PatternReader.JOURNEY_ID);
    private static final Field<Integer> VERSION =
            Field.required("version", new IntegerReader(ProblemCode.INVALID_VERSION));
    private static final Field<String> NAME = Field.optional("name", Texts.ANY);
    private static final Field<String> DESCRIPTION = Field.optional("description", Texts.ANY);
    private static final Field<EntryDefinition> ENTRY =
            Field.required("entry", new PartReader<>(new EntryPart()));
    private static final Field<List<ExitRuleDefinition>> EXITS =
            Field.optional("exits", ListReader.of(new PartReader<>(new ExitRulePart())));
    private static final Field<List<StepDefinition>> STEPS =
            Field.required("steps", ListReader.atLeastOne(new StepReader()));
    private static final Field<Duration> EXPIRE_AFTER =
            Field.optional("expireAfter", new DurationReader());
    private static final FieldTable FIELDS =
            FieldTable.of(
                    "a definition",
                    SCHEMA,
                    FORMAT,
                    ID,
                    VERSION,
                    NAME,
                    DESCRIPTION,
                    ENTRY,
                    EXITS,
                    STEPS,
                    EXPIRE_AFTER);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public JourneyDefinition build(FieldValues values) {
        return new JourneyDefinition(
                values.get(ID),
                values.get(VERSION),
                values.find(NAME),
                values.find(DESCRIPTION),
                values.get(ENTRY),
                values.find(EXITS).orElse(List.of()),
                values.get(STEPS),
                values.find(EXPIRE_AFTER).orElse(JourneyDefinition.DEFAULT_EXPIRE_AFTER));
    }
}
