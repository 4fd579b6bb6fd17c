// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

/**
 * Why an expression does not compile.
 *
 * @param pointer the JSON Pointer of the string inside the payload; empty for a condition and a
 *     time
 * @param line of the text, from 1
 * @param column in the line, in code points from 1; in a payload that of the whole string, braces
 *     included
 * @param message what was found and what is allowed, in a sentence or several
 */
public record ExpressionProblem(String pointer, int line, int column, String message) {}
