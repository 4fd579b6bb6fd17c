// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.compiler.CelCompiler;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates what is constant in an expression and tells what fails. */
final class ConstantReader {
    private static final CelSource NOWHERE = CelSource.newBuilder("").build();

    /** More than the id of any node that was parsed; types are found by ids. */
    private static final long FREE_ID = 1L << 40;

    /** Stand in for what a method with a constant argument is called on. */
    private static final CelExpr SOME_TEXT = CelExpr.ofConstant(FREE_ID, CelConstant.ofValue(""));

    private static final CelExpr SOME_TIME =
            CelExpr.ofCall(
                    FREE_ID,
                    Optional.empty(),
                    "timestamp",
                    ImmutableList.of(
                            CelExpr.ofConstant(
                                    FREE_ID + 1, CelConstant.ofValue("2000-01-01T00:00:00Z"))));

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final CelUnparser unparser = CelUnparserFactory.newUnparser();

    ConstantReader(CelCompiler compiler, CelRuntime runtime) {
        this.compiler = compiler;
        this.runtime = runtime;
    }

    /** Each failing part once; of parts within each other the innermost. */
    List<FailingConstant> failing(CelAbstractSyntaxTree tree) {
        Set<FailingConstant> failing = new LinkedHashSet<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.CALL)
                .map(node -> node.expr())
                .filter(call -> parts(call.call()).stream().noneMatch(this::hasFailingPart))
                .filter(this::fails)
                .forEach(call -> failing.add(new FailingConstant(text(call))));
        return List.copyOf(failing);
    }

    private boolean hasFailingPart(CelExpr expression) {
        return expression.getKind() == Kind.CALL && fails(expression);
    }

    private boolean fails(CelExpr expression) {
        return probe(expression).filter(this::failsAsItIs).isPresent();
    }

    /** The call as it can be evaluated without variables, or none where it depends on them. */
    private static Optional<CelExpr> probe(CelExpr expression) {
        CelCall call = expression.call();
        if (!call.args().stream().allMatch(ConstantReader::isConstant)) {
            return Optional.empty();
        }
        if (call.target().isEmpty() || isConstant(call.target().get())) {
            return Optional.of(expression);
        }
        boolean ofTime = call.function().startsWith("get");
        return call.args().size() == 1 && (ofTime || call.function().equals("matches"))
                ? Optional.of(on(ofTime ? SOME_TIME : SOME_TEXT, call))
                : Optional.empty();
    }

    private static CelExpr on(CelExpr target, CelCall call) {
        return CelExpr.ofCall(FREE_ID + 2, Optional.of(target), call.function(), call.args());
    }

    private static boolean isConstant(CelExpr expression) {
        if (expression.getKind() != Kind.CALL) {
            return expression.getKind() == Kind.CONSTANT;
        }
        return parts(expression.call()).stream().allMatch(ConstantReader::isConstant);
    }

    private static List<CelExpr> parts(CelCall call) {
        List<CelExpr> parts = new ArrayList<>(call.args());
        call.target().ifPresent(parts::add);
        return parts;
    }

    private boolean failsAsItIs(CelExpr constant) {
        CelValidationResult checked =
                compiler.check(CelAbstractSyntaxTree.newParsedAst(constant, NOWHERE));
        if (checked.hasError()) {
            return false; // A mistake that the validator reports.
        }
        try {
            CelRuntime.Program program = runtime.createProgram(checked.getAst());
            return new CompiledExpression("", program).evaluate(name -> null) == null;
        } catch (CelValidationException | CelEvaluationException e) {
            return true;
        }
    }

    private String text(CelExpr call) {
        return unparser.unparse(CelAbstractSyntaxTree.newParsedAst(call, NOWHERE));
    }
}
