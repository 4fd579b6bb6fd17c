// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.util.List;
import java.util.Optional;

/** Reads the body of a request of many deliveries, in which one text stands for all of them. */
final class BatchBodyReader implements ValueReader<ObjectNode> {
    /** Stands for the list of deliveries. */
    static final String DELIVERIES = "{{ deliveries }}";

    private static final String OPEN = "{{";

    /** {@code {"batch": deliveries}}. */
    static ObjectNode defaultBody() {
        return JsonNodeFactory.instance.objectNode().put("batch", DELIVERIES);
    }

    @Override
    public Optional<ObjectNode> read(JsonValue value, Reading reading) {
        Optional<ObjectNode> body = BodyTexts.read(value, reading);
        if (body.isEmpty()) {
            return body;
        }
        List<JsonValue> placeholders =
                BodyTexts.scalars(value).stream()
                        .filter(each -> each.node().isTextual() && each.source().contains(OPEN))
                        .toList();
        if (placeholders.size() != 1
                || !placeholders.get(0).source().equals(DELIVERIES)
                || isInAKey(value)) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_EXPRESSION,
                    "Expected the text '"
                            + DELIVERIES
                            + "' once in 'body' and no other expression, but found something else.");
            return Optional.empty();
        }
        return body;
    }

    /** Nothing stands for deliveries there; it would be cut there all the same. */
    private static boolean isInAKey(JsonValue value) {
        return value.members().keySet().stream().anyMatch(key -> key.contains(OPEN))
                || value.members().values().stream()
                        .map(JsonValue.Member::value)
                        .anyMatch(BatchBodyReader::isInAKey)
                || value.items().stream().anyMatch(BatchBodyReader::isInAKey);
    }
}
