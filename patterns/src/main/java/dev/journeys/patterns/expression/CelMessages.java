// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts cel-java's messages into sentences that a user understands who knows CEL, but not its
 * implementation.
 */
final class CelMessages {

    private static final Pattern NO_OVERLOAD =
            Pattern.compile(
                    "found no matching overload for '(.*)' applied to '(.*)' \\(candidates: (.*)\\)",
                    Pattern.DOTALL);
    private static final Pattern SYNTAX =
            Pattern.compile("(?:mismatched|extraneous) input (.*) expecting (.*)", Pattern.DOTALL);
    private static final Pattern SIZE =
            Pattern.compile("expression code point size exceeds limit: size: (\\d+), limit (\\d+)");
    private static final Pattern TYPE_PARAMETER = Pattern.compile("%(\\p{Upper})\\d+");

    private static final Pattern OPERATOR = Pattern.compile("_.+|.+_");

    private CelMessages() {}

    static String readable(String message) {
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "Expected what '%s' takes, that is %s, but found %s."
                    .formatted(
                            operator(overload.group(1)),
                            readableTypes(overload.group(3).replace("),(", "), (")),
                            readableTypes(overload.group(2)));
        }
        Matcher syntax = SYNTAX.matcher(message);
        if (syntax.matches()) {
            return "Expected %s, but found %s."
                    .formatted(tokens(syntax.group(2)), tokens(syntax.group(1)));
        }
        Matcher size = SIZE.matcher(message);
        if (size.matches()) {
            return "Expected at most %s characters, but found %s."
                    .formatted(size.group(2), size.group(1));
        }
        if (message.startsWith("Expression recursion limit exceeded")) {
            return "Expected an expression that nests at most %d deep, but found a deeper one."
                    .formatted(ExpressionCompiler.MAX_PARSE_DEPTH);
        }
        String text = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return "Expected a CEL expression, but found an error in it: " + readableTypes(text) + ".";
    }

    /** What the parser came upon, or could have gone on with. */
    private static String tokens(String tokens) {
        if (tokens.contains("IDENTIFIER")) {
            return "a value, a variable or a function";
        }
        return tokens.replace("'<EOF>'", "<EOF>").replace("<EOF>", "the end of the expression");
    }

    /** The names that an expression would use for types. */
    static String readableTypes(String types) {
        String named =
                types.replace("google.protobuf.Timestamp", "timestamp")
                        .replace("google.protobuf.Duration", "duration")
                        .replace("@event", "event")
                        .replace("@journey", "journey");
        return TYPE_PARAMETER.matcher(named).replaceAll("$1");
    }

    /** {@code >} of {@code _>_}. */
    private static String operator(String function) {
        String name = function.startsWith("@") ? function.substring(1) : function;
        return OPERATOR.matcher(name).matches() ? name.replace("_", "") : name;
    }
}
