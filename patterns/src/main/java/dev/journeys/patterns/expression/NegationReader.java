// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fields that are looked at below a {@code !} or beside a {@code !=} and of which nothing
 * in the expression asks whether they are there. Where such a field is missing, the negation fails
 * instead of being true.
 */
final class NegationReader {
    private final CelAbstractSyntaxTree tree;

    NegationReader(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** Each field once, where it is first negated. */
    List<ReadField> fields() {
        List<CelNavigableExpr> nodes = CelNavigableAst.fromAst(tree).getRoot().allNodes().toList();
        Set<String> seen = new HashSet<>();
        nodes.forEach(node -> presence(node.expr()).ifPresent(seen::add));
        List<ReadField> fields = new ArrayList<>();
        for (CelNavigableExpr node : nodes) {
            if (isNegation(node.expr())) {
                node.descendants()
                        .filter(NegationReader::isWholeField)
                        .forEach(field -> add(field.expr(), seen, fields));
            }
        }
        return List.copyOf(fields);
    }

    private void add(CelExpr field, Set<String> seen, List<ReadField> fields) {
        FieldPath.of(field).filter(seen::add).ifPresent(path -> fields.add(at(field, path)));
    }

    private ReadField at(CelExpr field, String path) {
        CelExpr start = field;
        for (Optional<CelExpr> of = Optional.of(field); of.isPresent(); ) {
            start = of.get();
            of = FieldPath.operand(start);
        }
        int offset = tree.getSource().getPositionsMap().getOrDefault(start.id(), 0);
        return tree.getSource()
                .getOffsetLocation(offset)
                .map(at -> new ReadField(path, at.getLine(), at.getColumn() + 1))
                .orElseGet(() -> new ReadField(path, 1, 1));
    }

    private static boolean isNegation(CelExpr expression) {
        return expression.getKind() == Kind.CALL
                && Set.of("!_", "_!=_").contains(expression.call().function());
    }

    /** Not {@code a.b} in {@code a.b.c}, nor what {@code has()} asks for. */
    private static boolean isWholeField(CelNavigableExpr node) {
        boolean asked = node.expr().getKind() == Kind.SELECT && node.expr().select().testOnly();
        boolean part =
                node.parent()
                        .filter(parent -> !isTestOnly(parent.expr()))
                        .flatMap(parent -> FieldPath.operand(parent.expr()))
                        .filter(operand -> operand.id() == node.id())
                        .isPresent();
        return !asked && !part;
    }

    private static boolean isTestOnly(CelExpr expression) {
        return expression.getKind() == Kind.SELECT && expression.select().testOnly();
    }

    /** The field of which {@code has(a.b)} or {@code 'b' in a} asks whether it is there. */
    private static Optional<String> presence(CelExpr expression) {
        if (isTestOnly(expression)) {
            return FieldPath.of(expression);
        }
        if (expression.getKind() != Kind.CALL
                || !expression.call().function().equals("@in")
                || expression.call().args().size() != 2) {
            return Optional.empty();
        }
        CelExpr map = expression.call().args().get(1);
        return FieldPath.text(expression.call().args().get(0))
                .flatMap(key -> FieldPath.root(map).map(of -> of + FieldPath.key(key)));
    }
}
