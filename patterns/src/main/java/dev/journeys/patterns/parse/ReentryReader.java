// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.ReentryDefinition;
import java.time.Duration;
import java.util.Optional;

/** Reads when a user may enter again: one of two words, or an object with a duration. */
final class ReentryReader implements ValueReader<ReentryDefinition> {

    static final Part<ReentryDefinition> AFTER = new AfterPart();

    private static final String EVERY_EVENT = "every-event";
    private static final String ONCE = "once";
    private static final ValueReader<ReentryDefinition> OBJECT = new PartReader<>(AFTER);

    @Override
    public Optional<ReentryDefinition> read(JsonValue value, Reading reading) {
        if (value.node().isObject()) {
            return OBJECT.read(value, reading);
        }
        if (value.node().isTextual() && value.source().equals(EVERY_EVENT)) {
            return Optional.of(new ReentryDefinition.EveryEvent());
        }
        if (value.node().isTextual() && value.source().equals(ONCE)) {
            return Optional.of(new ReentryDefinition.Once());
        }
        ProblemCode code =
                value.node().isTextual() ? ProblemCode.UNKNOWN_VALUE : ProblemCode.WRONG_TYPE;
        reading.expected(value, code, "'every-event', 'once' or an object with 'after'");
        return Optional.empty();
    }

    private static final class AfterPart implements Part<ReentryDefinition> {

        private static final Field<Duration> AFTER = Field.required("after", new DurationReader());
        private static final FieldTable FIELDS = FieldTable.of("a reentry", AFTER);

        @Override
        public FieldTable fields() {
            return FIELDS;
        }

        @Override
        public ReentryDefinition build(FieldValues values) {
            return new ReentryDefinition.After(values.get(AFTER));
        }
    }
}
