// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import org.jspecify.annotations.Nullable;

/**
 * The values of variables at one evaluation. Implemented by the engine, which materialises only
 * what is asked for.
 *
 * <p>An expression may ask for a name as often as it uses it, and gets the value without a copy:
 *
 * <ul>
 *   <li>{@code properties}, {@code previous}, {@code entry}, {@code profile}, {@code delivery}:
 *       {@link dev.journeys.patterns.event.JsonSlice#values()}; {@code context}: a {@code
 *       Map<String, Object>} of these. A plain map costs a look at each of its values per use, so
 *       keep plain maps small; nested ones that JsonSlice made are not looked into.
 *   <li>{@code event}, {@code journey}: a {@code Map<String, Object>} whose timestamps are {@link
 *       java.time.Instant} and whose integers {@link Long}; a field without a value is left out of
 *       the map.
 *   <li>{@code now}: {@link java.time.Instant}.
 * </ul>
 *
 * <p>No map may hold a Java null: JSON null is {@link dev.cel.common.values.NullValue#NULL_VALUE}.
 */
@FunctionalInterface
public interface Variables {

    /**
     * The value of a variable that is visible in the expression's scope, or null where there is
     * none, which makes whatever uses it fail.
     */
    @Nullable Object value(String name);
}
