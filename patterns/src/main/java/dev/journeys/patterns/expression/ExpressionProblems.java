// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what cel-java finds wrong with one expression into problems that say what is allowed there.
 */
final class ExpressionProblems {

    private static final Pattern UNDECLARED =
            Pattern.compile("undeclared reference to '(.*)' \\(in container '.*'\\)");
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(.*)'");
    private static final Pattern FIELD_OF = Pattern.compile("(\\w+)\\s*\\.?\\s*$");

    private final String source;
    private final ExpressionScope scope;

    ExpressionProblems(String source, ExpressionScope scope) {
        this.source = source;
        this.scope = scope;
    }

    /** All errors of a result that has some. */
    InvalidExpressionException invalid(CelValidationResult result) {
        return new InvalidExpressionException(
                result.getErrors().stream().map(this::problem).toList());
    }

    InvalidExpressionException wrongType(ResultType expected, String found) {
        String type = CelMessages.readableTypes(found);
        return atStart(
                "Expected " + expected.description() + ", but found a value of type " + type + ".");
    }

    /** A checked expression of which no program can be made. */
    InvalidExpressionException unusable(Exception cause) {
        InvalidExpressionException exception =
                atStart("Expected an expression that can be run, but " + cause.getMessage() + ".");
        exception.initCause(cause);
        return exception;
    }

    private InvalidExpressionException atStart(String message) {
        return new InvalidExpressionException(List.of(at(0, message)));
    }

    private ExpressionProblem problem(CelIssue issue) {
        int offset = offset(issue);
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1), offset);
        }
        Matcher undefined = UNDEFINED_FIELD.matcher(issue.getMessage());
        return undefined.matches()
                ? undefinedField(undefined.group(1), offset)
                : at(offset, CelMessages.readable(issue.getMessage()));
    }

    private ExpressionProblem undeclared(String name, int offset) {
        if (source.startsWith(name, offset)) {
            boolean elsewhere = CelEnvironment.isVariable(name);
            String hint = elsewhere ? ", which is not visible here" : "";
            return at(offset, oneOf("variables", scope.variables(), name) + hint + ".");
        }
        // What is called or built is reported at its bracket.
        int start = offset - name.length();
        int place = start >= 0 && source.startsWith(name, start) ? start : offset;
        String allowed =
                source.startsWith("{", offset)
                        ? "a map or list, because there are no message types"
                        : "a function of CEL or of its strings and math extensions";
        return at(place, "Expected " + allowed + ", but found '" + name + "'.");
    }

    private ExpressionProblem undefinedField(String name, int offset) {
        // A selection is reported at its dot, has() at its bracket.
        int dot = source.indexOf("." + name, offset);
        int place = dot < 0 ? offset : dot + 1;
        Matcher variable = FIELD_OF.matcher(source).region(0, place);
        Set<String> fields =
                variable.find() ? CelEnvironment.fields(variable.group(1)) : Set.<String>of();
        String message =
                fields.isEmpty()
                        ? "Expected a field that is there, but found '" + name + "'"
                        : oneOf("fields", fields, name);
        return at(place, message + ".");
    }

    private static String oneOf(String kind, Iterable<String> allowed, String found) {
        String names = String.join(", ", allowed);
        return "Expected one of the " + kind + " " + names + ", but found '" + found + "'";
    }

    /**
     * The index in the text of an issue's place; 0 where it concerns the text as a whole, as its
     * size does.
     */
    private int offset(CelIssue issue) {
        int start = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            start = source.indexOf('\n', start) + 1;
        }
        int column = Math.max(issue.getSourceLocation().getColumn(), 0);
        int rest = source.codePointCount(start, source.length());
        return source.offsetByCodePoints(start, Math.min(column, rest));
    }

    private ExpressionProblem at(int offset, String message) {
        int lineStart = source.lastIndexOf('\n', offset - 1) + 1;
        int line = 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
        int column = 1 + source.codePointCount(lineStart, offset);
        return new ExpressionProblem("", line, column, message);
    }
}
