// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import java.util.Optional;

/** A type of step. {@link StepReader} has the list of all. */
interface StepPart extends Part<StepDefinition> {

    /** The step's name for the rest of the definition: any text that is not empty. */
    Field<String> ID = Field.required("id", new StepIdReader());

    /** Which type of step it is; read before, to choose the part. */
    Field<String> TYPE = Field.required("type", Texts.ANY);

    /** The text that {@code type} has. */
    String type();

    /** Tells the outline of an id that could be read. */
    record StepIdReader() implements ValueReader<String> {

        @Override
        public Optional<String> read(JsonValue value, Reading reading) {
            Optional<String> id = Texts.NOT_EMPTY.read(value, reading);
            id.ifPresent(text -> reading.outline().stepId(value.place(), text));
            return id;
        }
    }
}
