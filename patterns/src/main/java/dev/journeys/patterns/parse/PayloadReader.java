// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.parse.JsonValue.Member;
import java.util.Optional;

/**
 * Reads a payload: any object, but for numbers that could not be written again. Whether its
 * templates compile is for the rules to say.
 *
 * @param role what it is for
 */
record PayloadReader(ExpressionRole role) implements ValueReader<ObjectNode> {

    @Override
    public Optional<ObjectNode> read(JsonValue value, Reading reading) {
        if (!(value.node() instanceof ObjectNode payload)) {
            reading.expected(value, ProblemCode.WRONG_TYPE, "an object");
            return Optional.empty();
        }
        reading.outline().expression(value, role);
        return numbersFit(value, reading) ? Optional.of(payload) : Optional.empty();
    }

    private static boolean numbersFit(JsonValue value, Reading reading) {
        boolean fits = !value.node().isNumber() || Double.isFinite(value.node().doubleValue());
        if (!fits) {
            reading.expected(
                    value, ProblemCode.INVALID_NUMBER, "a number in the range of a double");
        }
        for (Member member : value.members().values()) {
            fits &= numbersFit(member.value(), reading);
        }
        for (JsonValue item : value.items()) {
            fits &= numbersFit(item, reading);
        }
        return fits;
    }
}
