// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/**
 * A key of the context that an expression names, as {@code context.viewed} or {@code
 * context['viewed']} does.
 *
 * @param line from 1, in the expression
 * @param column from 1, in code points
 */
public record ContextKey(String name, int line, int column) {}
