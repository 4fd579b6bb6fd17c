// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.List;
import java.util.Optional;

/**
 * Reads what to listen to: the name of an event, or a list of names. A name that comes twice counts
 * once.
 */
final class EventsReader implements ValueReader<List<String>> {

    private static final ListReader<String> LIST = ListReader.atLeastOne(Texts.NOT_EMPTY);

    @Override
    public Optional<List<String>> read(JsonValue value, Reading reading) {
        if (value.node().isTextual()) {
            return Texts.NOT_EMPTY.read(value, reading).map(List::of);
        }
        if (!value.node().isArray()) {
            reading.expected(
                    value, ProblemCode.WRONG_TYPE, "the name of an event or a list of names");
            return Optional.empty();
        }
        return LIST.read(value, reading).map(names -> names.stream().distinct().toList());
    }
}
