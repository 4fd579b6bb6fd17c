// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/**
 * A place where an expression needs a field that may be missing.
 *
 * @param path as one would write it, such as {@code profile.plan} or {@code context['a b'].sku}
 * @param line from 1, in the expression
 * @param column from 1, in code points
 */
public record ReadField(String path, int line, int column) {}
