// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.PatternDefinition.Member;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import java.util.List;
import java.util.Optional;

/** A member of a pattern in any order. */
final class MemberPart implements Part<Member> {

    private static final Field<String> NAME = Field.required("name", Texts.NOT_EMPTY);
    private static final Field<List<String>> EVENT = Field.required("event", new EventsReader());
    private static final Field<Times> TIMES = Field.optional("times", new TimesReader());
    private static final Field<String> WHERE =
            Field.optional("where", new ExpressionReader(ExpressionRole.ENTRY_CONDITION));
    private static final FieldTable FIELDS =
            FieldTable.of("a member of 'allOf'", NAME, EVENT, TIMES, WHERE);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        Optional<Outline.Mention> name =
                values.find(NAME)
                        .flatMap(text -> values.source(NAME))
                        .map(value -> new Outline.Mention(value.place(), value.source()));
        int times = values.find(TIMES).map(Times::atLeast).orElse(1);
        values.reading()
                .outline()
                .stage(
                        new Outline.Stage(
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                times,
                                false,
                                Optional.empty()));
    }

    @Override
    public Member build(FieldValues values) {
        return new Member(
                values.get(NAME),
                values.get(EVENT),
                values.find(TIMES).orElse(Times.ONCE),
                values.find(WHERE));
    }
}
