// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/** Reads the name of a branch or exit rule, which must be unique in its list. */
final class NameReader implements ValueReader<String> {

    @Override
    public Optional<String> read(JsonValue value, Reading reading) {
        Optional<String> name = Texts.NOT_EMPTY.read(value, reading);
        name.ifPresent(text -> reading.outline().name(value.place(), text));
        return name;
    }
}
