// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Optional;

/**
 * Reads the source of an expression. Whether it compiles is for the rules to say.
 *
 * @param role what it is for
 */
record ExpressionReader(ExpressionRole role) implements ValueReader<String> {

    @Override
    public Optional<String> read(JsonValue value, Reading reading) {
        Optional<String> source = Texts.NOT_EMPTY.read(value, reading);
        source.ifPresent(text -> reading.outline().expression(value, role));
        return source;
    }
}
