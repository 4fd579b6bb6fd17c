// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.parse.JsonValue.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a step as the type that it says it is. */
final class StepReader implements ValueReader<StepDefinition> {

    /** All types of steps; a new one is added here. */
    static final List<StepPart> PARTS =
            List.of(
                    new HoldUntilPart(),
                    new DelayPart(),
                    new DataSplitPart(),
                    new RandomSplitPart(),
                    new SendStepPart(),
                    new ExitStepPart());

    private static final Map<String, StepPart> BY_TYPE =
            PARTS.stream().collect(Collectors.toMap(StepPart::type, Function.identity()));
    private static final ChoiceReader<StepPart> TYPE = new ChoiceReader<>(BY_TYPE);
    private static final ValueReader<StepDefinition> UNTYPED = new UntypedStepReader();

    @Override
    public Optional<StepDefinition> read(JsonValue value, Reading reading) {
        reading.outline().openStep();
        Optional<JsonValue> type = type(value);
        Optional<StepPart> part = type.flatMap(each -> TYPE.read(each, reading));
        Optional<StepDefinition> step;
        if (part.isPresent()) {
            step = new PartReader<>(part.get()).read(value, reading);
        } else {
            type.flatMap(StepReader::nearest)
                    .ifPresentOrElse(
                            meant -> new PartReader<>(meant).read(value, reading),
                            () -> UNTYPED.read(value, reading));
            step = Optional.empty();
        }
        reading.outline().closeStep(value.place());
        return step;
    }

    /** The value of {@code type}, also if the key is misspelt, which the part then reports. */
    private static Optional<JsonValue> type(JsonValue step) {
        String name = StepPart.TYPE.name();
        Member member = step.members().get(name);
        if (member != null) {
            return Optional.of(member.value());
        }
        return step.members().entrySet().stream()
                .filter(entry -> Nearest.of(entry.getKey(), List.of(name)).isPresent())
                .map(entry -> entry.getValue().value())
                .filter(value -> BY_TYPE.containsKey(value.source()))
                .findFirst();
    }

    private static Optional<StepPart> nearest(JsonValue type) {
        return Nearest.of(type.source(), BY_TYPE.keySet()).map(BY_TYPE::get);
    }
}
