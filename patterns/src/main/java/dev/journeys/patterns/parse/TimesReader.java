// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how often a stage of a pattern is asked for: a number, or bounds. */
final class TimesReader implements ValueReader<Times> {

    private static final ValueReader<Integer> NUMBER =
            new IntegerReader(ProblemCode.INVALID_TIMES, PatternDefinition.MAX_TIMES);

    static final Part<Times> BOUNDS = new BoundsPart();

    private static final ValueReader<Times> OBJECT = new PartReader<>(BOUNDS);

    @Override
    public Optional<Times> read(JsonValue value, Reading reading) {
        if (value.node().isObject()) {
            return OBJECT.read(value, reading);
        }
        if (!value.node().isNumber()) {
            reading.expected(
                    value,
                    ProblemCode.WRONG_TYPE,
                    "a whole number or an object with 'atLeast' or 'atMost'");
            return Optional.empty();
        }
        return NUMBER.read(value, reading).map(Times::exactly);
    }

    private static final class BoundsPart implements Part<Times> {

        private static final Field<Integer> AT_LEAST = Field.optional("atLeast", NUMBER);
        private static final Field<Integer> AT_MOST = Field.optional("atMost", NUMBER);
        private static final FieldTable FIELDS =
                FieldTable.of("the 'times' of a pattern", AT_LEAST, AT_MOST);

        @Override
        public FieldTable fields() {
            return FIELDS;
        }

        @Override
        public void check(FieldValues values) {
            if (!values.has(AT_LEAST) && !values.has(AT_MOST)) {
                values.missing("the field 'atLeast' or 'atMost'");
            }
            Optional<Integer> least = values.find(AT_LEAST);
            Optional<Integer> most = values.find(AT_MOST);
            if (least.isPresent() && most.isPresent() && most.get() < least.get()) {
                values.refuse(
                        AT_MOST,
                        ProblemCode.INVALID_TIMES,
                        "Expected an 'atMost' that is not less than 'atLeast', but found "
                                + most.get()
                                + " beside "
                                + least.get()
                                + ".");
            }
        }

        @Override
        public Times build(FieldValues values) {
            Optional<Integer> most = values.find(AT_MOST);
            return new Times(
                    values.find(AT_LEAST).orElse(1),
                    most.isPresent() ? OptionalInt.of(most.get()) : OptionalInt.empty());
        }
    }
}
