// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldValues;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.Texts;
import java.util.Optional;
import java.util.regex.Pattern;

/** Deliveries into a topic. */
final class KafkaPart extends DestinationPart {
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    private static final Field<String> TOPIC = Field.optional("topic", KafkaPart::topic);

    KafkaPart() {
        super(DestinationType.KAFKA, TOPIC);
    }

    private static Optional<String> topic(JsonValue value, Reading reading) {
        Optional<String> name = Texts.ANY.read(value, reading);
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_ID,
                    "Expected a topic's name of 1 to 249 letters, digits, '.', '_' and '-', but found "
                            + Found.quoted(name.get())
                            + ".");
            return Optional.empty();
        }
        return name;
    }

    @Override
    public DestinationDefinition build(FieldValues values) {
        return new DestinationDefinition.Kafka(values.get(ID), values.find(TOPIC));
    }
}
