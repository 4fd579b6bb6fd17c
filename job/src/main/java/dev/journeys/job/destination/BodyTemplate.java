// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import dev.journeys.patterns.expression.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;

/**
 * The body of a request: a JSON object with expressions as a payload has them (section 3 of the
 * journey format), of which the one variable is {@code delivery}. Immutable and thread-safe.
 */
public final class BodyTemplate {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String VARIABLE = "delivery";

    private final Template template;

    private BodyTemplate(Template template) {
        this.template = template;
    }

    /**
     * Compiles a body.
     *
     * @throws InvalidExpressionException with all problems of all expressions
     */
    static BodyTemplate compile(ObjectNode body) throws InvalidExpressionException {
        return new BodyTemplate(
                ExpressionCompiler.standard().template(body, ExpressionScope.DELIVERY));
    }

    /**
     * Writes the body for a delivery. A value that cannot be had is null, and inside a longer text
     * nothing.
     *
     * @param delivery one JSON object, UTF-8
     * @param errors is told how many values could not be had, where there were such
     * @return one JSON object, UTF-8, the same for the same delivery
     */
    public byte[] render(byte[] delivery, LongConsumer errors) {
        JsonSlice values = JsonSlice.of(delivery);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            int missing =
                    template.render(name -> name.equals(VARIABLE) ? values.values() : null, json);
            if (missing > 0) {
                errors.accept(missing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write JSON into memory.", e);
        }
        return bytes.toByteArray();
    }
}
