// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a template of one payload or text and collects the problems of all its strings. For one
 * use.
 */
final class TemplateCompiler {

    /** Compiles the expression between two braces. */
    interface Expressions {
        CompiledExpression compile(String source) throws InvalidExpressionException;
    }

    private final Expressions expressions;
    private final List<ExpressionProblem> problems = new ArrayList<>();

    TemplateCompiler(Expressions expressions) {
        this.expressions = expressions;
    }

    Template compile(ObjectNode payload) throws InvalidExpressionException {
        return new Template(valid(node(payload, JsonPointer.empty())));
    }

    ZoneTemplate compile(String zone) throws InvalidExpressionException {
        return new ZoneTemplate(valid(string(zone, JsonPointer.empty())));
    }

    private TemplateNode valid(TemplateNode root) throws InvalidExpressionException {
        if (!problems.isEmpty()) {
            throw new InvalidExpressionException(problems);
        }
        return root;
    }

    private TemplateNode node(JsonNode json, JsonPointer pointer) {
        return switch (json.getNodeType()) {
            case OBJECT -> object(json, pointer);
            case ARRAY -> array(json, pointer);
            case STRING -> string(json.textValue(), pointer);
            case NUMBER -> new TemplateNode.NumberNode(json.asText());
            case BOOLEAN -> new TemplateNode.LiteralNode(json.booleanValue());
            default -> new TemplateNode.LiteralNode(NullValue.NULL_VALUE);
        };
    }

    private TemplateNode object(JsonNode json, JsonPointer pointer) {
        List<TemplateNode.Member> members = new ArrayList<>(json.size());
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = member.getKey();
            TemplateNode value = node(member.getValue(), pointer.appendProperty(name));
            members.add(new TemplateNode.Member(name, value));
        }
        return new TemplateNode.ObjectNode(List.copyOf(members));
    }

    private TemplateNode array(JsonNode json, JsonPointer pointer) {
        List<TemplateNode> elements = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            elements.add(node(json.get(i), pointer.appendIndex(i)));
        }
        return new TemplateNode.ArrayNode(List.copyOf(elements));
    }

    private TemplateNode string(String text, JsonPointer pointer) {
        List<String> texts = new ArrayList<>();
        List<CompiledExpression> values = new ArrayList<>();
        int position = 0;
        int open = text.indexOf(Placeholders.OPEN);
        while (open >= 0) {
            int start = open + Placeholders.OPEN.length();
            int end = Placeholders.end(text, start);
            if (end < 0) {
                problem(
                        pointer,
                        text,
                        open,
                        "Expected '}}' after '{{' and an expression, but found the end of the text.");
                break;
            }
            CompiledExpression expression = expression(text, start, end, pointer);
            if (expression != null) {
                texts.add(text.substring(position, open));
                values.add(expression);
            }
            position = end + Placeholders.CLOSE.length();
            open = text.indexOf(Placeholders.OPEN, position);
        }
        texts.add(text.substring(position));
        return string(texts, values);
    }

    private static TemplateNode string(List<String> texts, List<CompiledExpression> values) {
        if (values.isEmpty()) {
            return new TemplateNode.LiteralNode(texts.get(0));
        }
        if (values.size() == 1 && texts.get(0).isEmpty() && texts.get(1).isEmpty()) {
            return new TemplateNode.ValueNode(values.get(0));
        }
        return new TemplateNode.TextNode(List.copyOf(texts), List.copyOf(values));
    }

    private @Nullable CompiledExpression expression(
            String text, int start, int end, JsonPointer pointer) {
        String source = text.substring(start, end);
        if (source.isBlank()) {
            problem(
                    pointer,
                    text,
                    start,
                    "Expected an expression between '{{' and '}}', but found nothing.");
            return null;
        }
        try {
            return expressions.compile(source);
        } catch (InvalidExpressionException e) {
            for (ExpressionProblem problem : e.problems()) {
                problems.add(inText(problem, text, start, pointer));
            }
            return null;
        }
    }

    private void problem(JsonPointer pointer, String text, int index, String message) {
        problems.add(inText(new ExpressionProblem("", 1, 1, message), text, index, pointer));
    }

    /**
     * Moves a problem of the expression that starts at the index to its place in the whole text.
     */
    private static ExpressionProblem inText(
            ExpressionProblem problem, String text, int start, JsonPointer pointer) {
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int linesBefore = (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        int columnsBefore = problem.line() == 1 ? text.codePointCount(lineStart, start) : 0;
        return new ExpressionProblem(
                pointer.toString(),
                problem.line() + linesBefore,
                problem.column() + columnsBefore,
                problem.message());
    }
}
