// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelTypes;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compiles and type-checks the CEL expressions of definitions: standard macros, strings and math
 * extensions. Called when a definition is read; takes a fraction of a millisecond for each
 * expression, unless it was compiled a short while ago. Thread-safe; what it makes is immutable.
 *
 * <p>Comparison works across int, uint and double, arithmetic does not. {@code &&} and {@code ||}
 * give the answer that one side decides, also where the other fails. An expression that runs longer
 * than the limits fails.
 */
public final class ExpressionCompiler {

    /** How long the text of one expression may be, in code points. */
    public static final int MAX_SOURCE_CODE_POINTS = 10_000;

    /**
     * How deep an expression may nest. A chain such as {@code 1 + 2 + 3} nests once per operator,
     * but for && and ||.
     */
    public static final int MAX_PARSE_DEPTH = 64;

    /** How many elements all comprehensions of one evaluation may visit together. */
    public static final int MAX_ITERATIONS = 10_000;

    /** How long a value may become as text, roughly, to be put into a payload. */
    public static final int MAX_VALUE_CHARACTERS = 5_000_000;

    private static final ExpressionCompiler STANDARD = new ExpressionCompiler();

    private final Map<ExpressionScope, CelCompiler> compilers =
            new EnumMap<>(ExpressionScope.class);
    private final CelRuntime runtime = CelEnvironment.runtime();
    private final RecentExpressions recent = new RecentExpressions();

    private ExpressionCompiler() {
        for (ExpressionScope scope : ExpressionScope.values()) {
            compilers.put(scope, CelEnvironment.compiler(scope));
        }
    }

    /** The one that everybody uses. */
    public static ExpressionCompiler standard() {
        return STANDARD;
    }

    /**
     * Compiles what is to be a boolean, or is only known at run time.
     *
     * @throws InvalidExpressionException with all problems, whose pointers are empty
     */
    public Condition condition(String source, ExpressionScope scope)
            throws InvalidExpressionException {
        return new Condition(compile(source, scope, ResultType.CONDITION));
    }

    /**
     * Compiles what is to be a timestamp, or is only known at run time.
     *
     * @throws InvalidExpressionException with all problems, whose pointers are empty
     */
    public TimeExpression time(String source, ExpressionScope scope)
            throws InvalidExpressionException {
        return new TimeExpression(compile(source, scope, ResultType.TIME));
    }

    /**
     * Compiles the expressions in a payload's strings. The payload is not kept and may be changed
     * afterwards.
     *
     * @throws InvalidExpressionException with all problems of all strings, in the order of the
     *     payload
     */
    public Template template(ObjectNode payload, ExpressionScope scope)
            throws InvalidExpressionException {
        return new TemplateCompiler(source -> compile(source, scope, ResultType.VALUE))
                .compile(payload);
    }

    /**
     * Compiles the id of a time zone, in which there may be expressions as in a payload's strings.
     * Whether there is a zone of that id is not looked at.
     *
     * @throws InvalidExpressionException with all problems, whose pointers are empty
     */
    public ZoneTemplate zone(String text, ExpressionScope scope) throws InvalidExpressionException {
        return new TemplateCompiler(source -> compile(source, scope, ResultType.VALUE))
                .compile(text);
    }

    /**
     * The keys of the context that the condition of a pattern's stage names; none where it does not
     * parse.
     */
    public List<ContextKey> contextKeys(String source) {
        return contextOf(source).map(ContextReader::keys).orElse(List.of());
    }

    /** Whether the condition of a pattern's stage looks at the context. */
    public boolean readsContext(String source) {
        return contextOf(source).map(ContextReader::readsContext).orElse(false);
    }

    /**
     * The fields that a condition negates or compares with {@code !=} without asking whether they
     * are there: where one is missing the condition fails, which counts as false. None where it
     * does not parse.
     */
    public List<ReadField> negatedFields(String source, ExpressionScope scope) {
        return parsed(source, scope)
                .map(tree -> new NegationReader(tree).fields())
                .orElse(List.of());
    }

    /**
     * The parts of an expression that fail at every evaluation, such as a duration that is none.
     * None where it does not parse.
     */
    public List<FailingConstant> failingConstants(String source, ExpressionScope scope) {
        CelCompiler compiler = Objects.requireNonNull(compilers.get(scope));
        return parsed(source, scope)
                .map(tree -> new ConstantReader(compiler, runtime).failing(tree))
                .orElse(List.of());
    }

    private Optional<ContextReader> contextOf(String source) {
        return parsed(source, ExpressionScope.STAGE).map(ContextReader::new);
    }

    private Optional<CelAbstractSyntaxTree> parsed(String source, ExpressionScope scope) {
        CelValidationResult parsed = Objects.requireNonNull(compilers.get(scope)).parse(source);
        try {
            return parsed.hasError() ? Optional.empty() : Optional.of(parsed.getAst());
        } catch (CelValidationException e) {
            return Optional.empty();
        }
    }

    private CompiledExpression compile(String source, ExpressionScope scope, ResultType expected)
            throws InvalidExpressionException {
        CompiledExpression known = recent.find(source, scope, expected);
        if (known == null) {
            known = compileAnew(source, scope, expected);
            recent.add(source, scope, expected, known);
        }
        return known;
    }

    private CompiledExpression compileAnew(
            String source, ExpressionScope scope, ResultType expected)
            throws InvalidExpressionException {
        ExpressionProblems problems = new ExpressionProblems(source, scope);
        CelCompiler compiler = Objects.requireNonNull(compilers.get(scope));
        CelValidationResult parsed = compiler.parse(source);
        if (parsed.hasError()) {
            throw problems.invalid(parsed);
        }
        try {
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                throw problems.invalid(checked);
            }
            CelAbstractSyntaxTree tree = checked.getAst();
            if (!expected.accepts(tree.getResultType())) {
                throw problems.wrongType(expected, CelTypes.format(tree.getResultType()));
            }
            return new CompiledExpression(source, runtime.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            throw problems.unusable(e);
        }
    }
}
