// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.journeys.patterns.event.JsonText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template that writes itself. */
sealed interface TemplateNode {

    /** Writes one value; returns how many expressions in it had none. */
    int write(Variables variables, JsonGenerator generator) throws IOException;

    record Member(String name, TemplateNode value) {}

    record ObjectNode(List<Member> members) implements TemplateNode {
        @Override
        public int write(Variables variables, JsonGenerator generator) throws IOException {
            int missing = 0;
            generator.writeStartObject();
            for (Member member : members) {
                generator.writeFieldName(member.name());
                missing += member.value().write(variables, generator);
            }
            generator.writeEndObject();
            return missing;
        }
    }

    record ArrayNode(List<TemplateNode> elements) implements TemplateNode {
        @Override
        public int write(Variables variables, JsonGenerator generator) throws IOException {
            int missing = 0;
            generator.writeStartArray();
            for (TemplateNode element : elements) {
                missing += element.write(variables, generator);
            }
            generator.writeEndArray();
            return missing;
        }
    }

    /** A number as it was written. */
    record NumberNode(String literal) implements TemplateNode {
        @Override
        public int write(Variables variables, JsonGenerator generator) throws IOException {
            generator.writeNumber(literal);
            return 0;
        }
    }

    /** A string, a boolean or null as it is. */
    record LiteralNode(@Nullable Object value) implements TemplateNode {
        @Override
        public int write(Variables variables, JsonGenerator generator) throws IOException {
            JsonText.write(value, generator);
            return 0;
        }
    }

    /** One expression, whose value keeps its type. */
    record ValueNode(CompiledExpression expression) implements TemplateNode {
        @Override
        public int write(Variables variables, JsonGenerator generator) throws IOException {
            Object value = expression.evaluate(variables);
            if (value == null || !JsonValues.isJson(value)) {
                generator.writeNull();
                return 1;
            }
            JsonText.write(value, generator);
            return 0;
        }
    }

    /**
     * Literal texts and values in turn: first a text, then a value and a text for each expression.
     */
    record TextNode(List<String> texts, List<CompiledExpression> expressions)
            implements TemplateNode {
        @Override
        public int write(Variables variables, JsonGenerator generator) throws IOException {
            int missing = 0;
            StringBuilder text = new StringBuilder(texts.get(0));
            for (int i = 0; i < expressions.size(); i++) {
                Object value = expressions.get(i).evaluate(variables);
                if (value == null || !JsonValues.isJson(value)) {
                    missing++;
                } else {
                    text.append(JsonText.textOf(value));
                }
                text.append(texts.get(i + 1));
            }
            JsonText.write(text.toString(), generator);
            return missing;
        }
    }
}
