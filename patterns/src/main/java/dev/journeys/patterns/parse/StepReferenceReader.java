// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/** Reads the id of the step that follows. Whether there is one is for the rules to say. */
record StepReferenceReader() implements ValueReader<String> {

    @Override
    public Optional<String> read(JsonValue value, Reading reading) {
        Optional<String> id = Texts.ANY.read(value, reading);
        id.ifPresentOrElse(
                text -> reading.outline().reference(value.place(), text),
                reading.outline()::unreadableReference);
        return id;
    }
}
