// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/**
 * A part of an expression that fails whatever the variables are, such as {@code duration('1d')}.
 *
 * @param text the part, as CEL would be written
 */
public record FailingConstant(String text) {}
