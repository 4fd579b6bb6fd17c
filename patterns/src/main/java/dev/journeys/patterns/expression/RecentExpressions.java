// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that were compiled last. To check one costs most of what a definition costs, each
 * is checked when its definition is validated and again when it is compiled, and those of a
 * company's journeys are often the same. Thread-safe.
 */
final class RecentExpressions {
    private static final int MAX_EXPRESSIONS = 2_000;

    /** A longer one is seldom that of another journey too, and would take much memory. */
    private static final int MAX_CHARACTERS = 500;

    private final Map<Key, CompiledExpression> recent =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, CompiledExpression> eldest) {
                    return size() > MAX_EXPRESSIONS;
                }
            };

    /** Null where it is not among them. */
    synchronized @Nullable CompiledExpression find(
            String source, ExpressionScope scope, ResultType expected) {
        return recent.get(new Key(source, scope, expected));
    }

    synchronized void add(
            String source,
            ExpressionScope scope,
            ResultType expected,
            CompiledExpression compiled) {
        if (source.length() <= MAX_CHARACTERS) {
            recent.put(new Key(source, scope, expected), compiled);
        }
    }

    private record Key(String source, ExpressionScope scope, ResultType expected) {}
}
