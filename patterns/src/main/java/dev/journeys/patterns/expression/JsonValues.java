// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Tells, before the first byte is written, whether a value can be: it may hold something that JSON
 * cannot show, or be far larger than its parts in memory, where lists hold the same list many
 * times.
 */
final class JsonValues {

    private int budget = ExpressionCompiler.MAX_VALUE_CHARACTERS;

    private JsonValues() {}

    static boolean isJson(Object value) {
        return value instanceof Boolean || value instanceof Long || new JsonValues().accepts(value);
    }

    private boolean accepts(Object value) {
        budget--;
        if (budget < 0) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return acceptsAll(map);
        }
        if (value instanceof Iterable<?> elements) {
            return acceptsAll(elements);
        }
        if (value instanceof String string) {
            budget -= string.length();
            return budget >= 0;
        }
        return isScalar(value);
    }

    private boolean acceptsAll(Map<?, ?> map) {
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!accepts(member.getKey()) || !accepts(member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsAll(Iterable<?> elements) {
        for (Object element : elements) {
            if (!accepts(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isScalar(Object value) {
        return value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof UnsignedLong
                || value instanceof Instant
                || value instanceof Duration
                || value instanceof CelByteString
                || value instanceof NullValue;
    }
}
