// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What bodies of all types have in common: they are objects, and have no references to secrets. */
final class BodyTexts {
    private BodyTexts() {}

    /** An object without references; its numbers can be written again. */
    static Optional<ObjectNode> read(JsonValue value, Reading reading) {
        if (!(value.node() instanceof ObjectNode body)) {
            reading.expected(value, ProblemCode.WRONG_TYPE, "an object");
            return Optional.empty();
        }
        boolean fits = true;
        for (JsonValue each : scalars(value)) {
            fits &= isPlain(each, reading);
        }
        return fits ? Optional.of(body) : Optional.empty();
    }

    private static boolean isPlain(JsonValue value, Reading reading) {
        if (value.node().isNumber() && !Double.isFinite(value.node().doubleValue())) {
            reading.expected(
                    value, ProblemCode.INVALID_NUMBER, "a number in the range of a double");
            return false;
        }
        if (SecretTexts.hasReference(value.source())) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_REFERENCE,
                    "Expected references to secrets in 'url', 'headers' and 'signing' only, but"
                            + " found one in 'body'.");
            return false;
        }
        return true;
    }

    /** All texts, numbers and the like that are in a value, wherever. */
    static List<JsonValue> scalars(JsonValue value) {
        List<JsonValue> found = new ArrayList<>();
        collect(value, found);
        return found;
    }

    private static void collect(JsonValue value, List<JsonValue> found) {
        if (value.node().isValueNode()) {
            found.add(value);
        }
        value.members().values().forEach(member -> collect(member.value(), found));
        value.items().forEach(item -> collect(item, found));
    }
}
