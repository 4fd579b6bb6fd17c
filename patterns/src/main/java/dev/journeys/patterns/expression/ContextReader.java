// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a parsed expression takes from the context. */
final class ContextReader {

    private static final String CONTEXT = "context";

    private final CelAbstractSyntaxTree tree;

    ContextReader(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** Whether it names the context at all. */
    boolean readsContext() {
        return expressions().stream().anyMatch(ContextReader::isContext);
    }

    /** The keys that are written in it, once for each place; none that is computed. */
    List<ContextKey> keys() {
        List<ContextKey> keys = new ArrayList<>();
        for (CelExpr expression : expressions()) {
            if (expression.getKind() == Kind.SELECT && isContext(expression.select().operand())) {
                add(expression.select().operand(), expression.select().field(), keys);
            } else if (expression.getKind() == Kind.CALL) {
                addOfCall(expression.call(), keys);
            }
        }
        return keys;
    }

    private void addOfCall(CelExpr.CelCall call, List<ContextKey> keys) {
        if (call.args().size() != 2) {
            return;
        }
        boolean index = call.function().equals("_[_]");
        boolean in = call.function().equals("@in");
        CelExpr map = call.args().get(index ? 0 : 1);
        CelExpr key = call.args().get(index ? 1 : 0);
        if ((index || in) && isContext(map)) {
            text(key).ifPresent(name -> add(map, name, keys));
        }
    }

    private static Optional<String> text(CelExpr expression) {
        boolean isText =
                expression.getKind() == Kind.CONSTANT
                        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return isText ? Optional.of(expression.constant().stringValue()) : Optional.empty();
    }

    private List<CelExpr> expressions() {
        return CelNavigableAst.fromAst(tree).getRoot().allNodes().map(node -> node.expr()).toList();
    }

    private static boolean isContext(CelExpr expression) {
        return expression.getKind() == Kind.IDENT && expression.ident().name().equals(CONTEXT);
    }

    private void add(CelExpr context, String name, List<ContextKey> keys) {
        CelSource source = tree.getSource();
        int offset = source.getPositionsMap().getOrDefault(context.id(), 0);
        keys.add(
                source.getOffsetLocation(offset)
                        .map(at -> new ContextKey(name, at.getLine(), at.getColumn() + 1))
                        .orElseGet(() -> new ContextKey(name, 1, 1)));
    }
}
