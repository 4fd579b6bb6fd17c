// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.ChoiceReader;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.JsonValue.Member;
import dev.journeys.patterns.parse.PartReader;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a destination as the type that it says it is. */
final class DestinationReader implements ValueReader<DestinationDefinition> {
    /** All types; a new one is added here. */
    static final List<DestinationPart> PARTS =
            List.of(
                    new WebhookPart(),
                    new HttpBatchPart(),
                    new KafkaPart(),
                    new FilePart(),
                    new LogPart());

    private static final Map<String, DestinationPart> BY_TYPE =
            PARTS.stream()
                    .collect(Collectors.toMap(part -> part.type().text(), Function.identity()));
    private static final ChoiceReader<DestinationPart> TYPE = new ChoiceReader<>(BY_TYPE);

    @Override
    public Optional<DestinationDefinition> read(JsonValue value, Reading reading) {
        if (!value.node().isObject()) {
            reading.problem(
                    value, ProblemCode.WRONG_TYPE, "Expected an object, but found something else.");
            return Optional.empty();
        }
        Member type = value.members().get(DestinationPart.TYPE.name());
        if (type == null) {
            reading.problem(
                    value,
                    ProblemCode.MISSING_FIELD,
                    "Expected the field 'type' with "
                            + Found.oneOf(BY_TYPE.keySet().stream().sorted().toList())
                            + " in a destination, but found none.");
            return Optional.empty();
        }
        return TYPE.read(type.value(), reading)
                .flatMap(part -> new PartReader<>(part).read(value, reading));
    }
}
