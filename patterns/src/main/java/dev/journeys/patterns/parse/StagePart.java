// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.PatternDefinition.Contiguity;
import dev.journeys.patterns.definition.PatternDefinition.Stage;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stage of a pattern's sequence. */
final class StagePart implements Part<Stage> {

    private static final Field<String> NAME = Field.required("name", Texts.NOT_EMPTY);
    private static final Field<List<String>> EVENT = Field.required("event", new EventsReader());
    private static final Field<Contiguity> CONTIGUITY =
            Field.optional(
                    "contiguity",
                    new ChoiceReader<>(
                            Map.of(
                                    "next", Contiguity.NEXT,
                                    "followed-by", Contiguity.FOLLOWED_BY,
                                    "followed-by-any", Contiguity.FOLLOWED_BY_ANY,
                                    "not-next", Contiguity.NOT_NEXT,
                                    "not-followed-by", Contiguity.NOT_FOLLOWED_BY)));
    private static final Field<Times> TIMES = Field.optional("times", new TimesReader());
    private static final Field<Boolean> OPTIONAL = Field.optional("optional", Texts.BOOLEAN);
    private static final Field<String> WHERE =
            Field.optional("where", new ExpressionReader(ExpressionRole.STAGE_CONDITION));
    private static final FieldTable FIELDS =
            FieldTable.of("a stage of a pattern", NAME, EVENT, CONTIGUITY, TIMES, OPTIONAL, WHERE);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        Optional<Contiguity> contiguity = values.find(CONTIGUITY);
        if (contiguity.isPresent() && contiguity.get().isNegated()) {
            refuse(values, TIMES);
            if (values.find(OPTIONAL).orElse(false)) {
                refuse(values, OPTIONAL);
            }
        }
        values.reading()
                .outline()
                .stage(
                        new Outline.Stage(
                                mention(values, NAME),
                                mention(values, CONTIGUITY),
                                contiguity,
                                values.find(TIMES).map(Times::atLeast).orElse(1),
                                values.find(OPTIONAL).orElse(false),
                                values.find(WHERE).flatMap(where -> values.source(WHERE))));
    }

    private static void refuse(FieldValues values, Field<?> field) {
        String message = "Expected no '%s' in a stage that must not come, but found %s.";
        values.source(field)
                .ifPresent(
                        value ->
                                values.refuse(
                                        field,
                                        ProblemCode.CONFLICTING_FIELDS,
                                        message.formatted(field.name(), Found.typed(value))));
    }

    private static Optional<Outline.Mention> mention(FieldValues values, Field<?> field) {
        return values.source(field)
                .filter(value -> values.find(field).isPresent())
                .map(value -> new Outline.Mention(value.place(), value.source()));
    }

    @Override
    public Stage build(FieldValues values) {
        return new Stage(
                values.get(NAME),
                values.get(EVENT),
                values.find(CONTIGUITY).orElse(Contiguity.FOLLOWED_BY),
                values.find(TIMES).orElse(Times.ONCE),
                values.find(OPTIONAL).orElse(false),
                values.find(WHERE));
    }
}
