// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.PatternDefinition.AllOf;
import dev.journeys.patterns.definition.PatternDefinition.Member;
import dev.journeys.patterns.definition.PatternDefinition.Sequence;
import dev.journeys.patterns.definition.PatternDefinition.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Several events that together start an instance. */
final class PatternPart implements Part<PatternDefinition> {

    static final Part<Stage> STAGE = new StagePart();
    static final Part<Member> MEMBER = new MemberPart();

    private static final Field<Duration> WITHIN = Field.optional("within", new DurationReader());
    private static final Field<List<Stage>> SEQUENCE =
            Field.optional("sequence", new StagesReader<>(STAGE, false));
    private static final Field<List<Member>> ALL_OF =
            Field.optional("allOf", new StagesReader<>(MEMBER, true));
    private static final FieldTable FIELDS = FieldTable.of("a pattern", WITHIN, SEQUENCE, ALL_OF);

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        if (!values.has(SEQUENCE) && !values.has(ALL_OF)) {
            values.missing("the field 'sequence' or 'allOf'");
        }
        if (values.has(SEQUENCE) && values.has(ALL_OF)) {
            values.conflict(
                    ALL_OF, "Expected either 'sequence' or 'allOf' in a pattern, but found both.");
        }
        values.reading().outline().patternWithin(values.has(WITHIN));
    }

    @Override
    public PatternDefinition build(FieldValues values) {
        Optional<Duration> within = values.find(WITHIN);
        Optional<List<Stage>> stages = values.find(SEQUENCE);
        return stages.isPresent()
                ? new Sequence(within, stages.get())
                : new AllOf(within, values.get(ALL_OF));
    }

    /** Reads the stages, and tells the outline of each, also of those that cannot be read. */
    private record StagesReader<T>(Part<T> part, boolean anyOrder) implements ValueReader<List<T>> {

        @Override
        public Optional<List<T>> read(JsonValue value, Reading reading) {
            reading.outline().openPattern(value.place(), anyOrder);
            Optional<List<T>> stages =
                    ListReader.atLeastOne(new PartReader<>(part)).read(value, reading);
            reading.outline().closePattern(value.items().size());
            return stages;
        }
    }
}
