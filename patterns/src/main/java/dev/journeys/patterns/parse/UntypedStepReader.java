// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.parse.JsonValue.Member;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a step whose type is not known: never a definition, but its id and the steps that it names,
 * so that the mistake in its type is not followed by problems with other steps.
 */
final class UntypedStepReader implements ValueReader<StepDefinition> {

    private static final Set<String> REFERENCES = Set.of("next", "timeout", "otherwise");

    @Override
    public Optional<StepDefinition> read(JsonValue value, Reading reading) {
        reading.outline().waits();
        if (!value.node().isObject()) {
            reading.outline().unreadableReference();
            reading.expected(value, ProblemCode.WRONG_TYPE, "an object");
            return Optional.empty();
        }
        FieldValues values = new FieldValues("a step", value, reading);
        values.read(StepPart.ID, source(value, StepPart.ID));
        if (!value.members().containsKey(StepPart.TYPE.name())) {
            values.missing("the field '" + StepPart.TYPE.name() + "'");
        }
        references(value, reading);
        Optional.ofNullable(value.members().get("branches"))
                .ifPresent(
                        branches ->
                                branches.value()
                                        .items()
                                        .forEach(each -> references(each, reading)));
        return Optional.empty();
    }

    private static @Nullable JsonValue source(JsonValue step, Field<?> field) {
        Member member = step.members().get(field.name());
        return member == null ? null : member.value();
    }

    private static void references(JsonValue object, Reading reading) {
        object.members()
                .forEach(
                        (name, member) -> {
                            JsonValue value = member.value();
                            if (REFERENCES.contains(name) && value.node().isTextual()) {
                                reading.outline().reference(value.place(), value.source());
                            }
                        });
    }
}
