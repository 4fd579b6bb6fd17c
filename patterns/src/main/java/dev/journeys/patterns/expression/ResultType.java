// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import org.jspecify.annotations.Nullable;

/**
 * What an expression must yield where it stands. What is only known at run time ({@code dyn}) is
 * always let through.
 */
enum ResultType {
    CONDITION("a condition, that is a boolean", CelKind.BOOL),
    TIME("a timestamp", CelKind.TIMESTAMP),
    VALUE("a value", null);

    private final String description;
    private final @Nullable CelKind kind;

    ResultType(String description, @Nullable CelKind kind) {
        this.description = description;
        this.kind = kind;
    }

    String description() {
        return description;
    }

    boolean accepts(CelType type) {
        return kind == null || type.kind() == kind || type.kind().isDyn();
    }
}
