// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.job.state.DestinationKey;
import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldTable;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.Part;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.Texts;
import java.util.Optional;
import java.util.stream.Stream;

/** A destination of one type, with the fields that all have and its own. */
abstract class DestinationPart implements Part<DestinationDefinition> {
    static final Field<String> TYPE = Field.required("type", Texts.ANY);
    static final Field<String> ID = Field.required("destination", DestinationPart::id);

    private static final Field<String> SCHEMA = Field.optional("$schema", Texts.ANY);
    private static final Field<String> DESCRIPTION = Field.optional("description", Texts.ANY);

    private final DestinationType type;
    private final FieldTable fields;

    DestinationPart(DestinationType type, Field<?>... own) {
        this.type = type;
        fields =
                FieldTable.of(
                        "a destination of type '" + type.text() + "'",
                        Stream.concat(Stream.of(SCHEMA, ID, TYPE, DESCRIPTION), Stream.of(own))
                                .toArray(Field<?>[]::new));
    }

    private static Optional<String> id(JsonValue value, Reading reading) {
        Optional<String> id = Texts.ANY.read(value, reading);
        if (id.isPresent() && !DestinationKey.isId(id.get())) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_ID,
                    "Expected an id of 1 to 73 letters, digits, '.', '_' and '-' that begins with a"
                            + " letter or digit, but found "
                            + Found.quoted(id.get())
                            + ".");
            return Optional.empty();
        }
        return id;
    }

    final DestinationType type() {
        return type;
    }

    @Override
    public final FieldTable fields() {
        return fields;
    }
}
