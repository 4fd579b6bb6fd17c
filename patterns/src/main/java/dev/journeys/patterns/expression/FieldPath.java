// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Spells the fields that an expression reads from a variable of free shape. */
final class FieldPath {
    /** Whatever is in them depends on events and profiles. */
    private static final Set<String> VARIABLES =
            Set.of("properties", "previous", "context", "entry", "profile");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private FieldPath() {}

    /** {@code profile.plan}; none where it is no field, or of something else. */
    static Optional<String> of(CelExpr expression) {
        return operand(expression).isPresent() ? spelled(expression) : Optional.empty();
    }

    /** The same, also of a variable itself. */
    static Optional<String> root(CelExpr expression) {
        return spelled(expression);
    }

    /** What a field is taken from: of {@code a.b} and {@code a['b']} that is {@code a}. */
    static Optional<CelExpr> operand(CelExpr expression) {
        if (expression.getKind() == Kind.SELECT) {
            return Optional.of(expression.select().operand());
        }
        return isIndex(expression)
                ? Optional.of(expression.call().args().get(0))
                : Optional.empty();
    }

    private static Optional<String> spelled(CelExpr expression) {
        if (expression.getKind() == Kind.IDENT) {
            return Optional.of(expression.ident().name()).filter(VARIABLES::contains);
        }
        return operand(expression)
                .flatMap(FieldPath::spelled)
                .flatMap(of -> key(expression).map(key -> of + key));
    }

    private static Optional<String> key(CelExpr expression) {
        if (expression.getKind() == Kind.SELECT) {
            return Optional.of('.' + expression.select().field());
        }
        return text(expression.call().args().get(1)).map(FieldPath::key);
    }

    /** How a key is spelled behind what it is taken from. */
    static String key(String name) {
        return NAME.matcher(name).matches()
                ? '.' + name
                : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    private static boolean isIndex(CelExpr expression) {
        return expression.getKind() == Kind.CALL
                && expression.call().function().equals("_[_]")
                && expression.call().args().size() == 2;
    }

    /** The characters of a string that is written in the expression. */
    static Optional<String> text(CelExpr expression) {
        boolean isText =
                expression.getKind() == Kind.CONSTANT
                        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return isText ? Optional.of(expression.constant().stringValue()) : Optional.empty();
    }
}
