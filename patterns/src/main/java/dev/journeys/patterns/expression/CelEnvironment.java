// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which CEL this is: options, extensions, variables and their types. */
final class CelEnvironment {

    private static final CelType OBJECT = MapType.create(SimpleType.STRING, SimpleType.DYN);

    /**
     * No expression can spell these names, so that nobody can make an event by {@code Event{…}}.
     */
    private static final StructType EVENT =
            struct(
                    "@event",
                    ImmutableMap.of(
                            "name", SimpleType.STRING,
                            "timestamp", SimpleType.TIMESTAMP,
                            "messageId", SimpleType.STRING,
                            "userId", SimpleType.STRING));

    private static final StructType JOURNEY =
            struct(
                    "@journey",
                    ImmutableMap.of(
                            "id", SimpleType.STRING,
                            "version", SimpleType.INT,
                            "step", SimpleType.STRING,
                            "instance", SimpleType.STRING,
                            "enteredAt", SimpleType.TIMESTAMP));

    private static final Map<String, CelType> VARIABLES =
            Map.of(
                    "event", EVENT,
                    "properties", OBJECT,
                    "previous", OBJECT,
                    "context", OBJECT,
                    "entry", OBJECT,
                    "profile", OBJECT,
                    "journey", JOURNEY,
                    "delivery", OBJECT,
                    "now", SimpleType.TIMESTAMP);

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(ExpressionCompiler.MAX_SOURCE_CODE_POINTS)
                    .maxParseRecursionDepth(ExpressionCompiler.MAX_PARSE_DEPTH)
                    .comprehensionMaxIterations(ExpressionCompiler.MAX_ITERATIONS)
                    .build();

    private CelEnvironment() {}

    static CelCompiler compiler(ExpressionScope scope) {
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setTypeProvider(new Types())
                        .addLibraries(CelExtensions.strings(), CelExtensions.math());
        for (String name : scope.variables()) {
            builder.addVar(name, VARIABLES.get(name));
        }
        return builder.build();
    }

    static CelRuntime runtime() {
        // The planner, because the older runtime walks the syntax tree at every evaluation.
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addLibraries(CelExtensions.strings(), CelExtensions.math())
                .build();
    }

    /** The fields of a variable that has a fixed set of them; none of any other. */
    static Set<String> fields(String variable) {
        return VARIABLES.get(variable) instanceof StructType type ? type.fieldNames() : Set.of();
    }

    static boolean isVariable(String name) {
        return VARIABLES.containsKey(name);
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(
                name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    /**
     * Tells the checker the fields of events and journeys; at run time both are maps, which CEL
     * selects from alike.
     */
    private static final class Types implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(EVENT, JOURNEY);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
