// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.expression.ExpressionScope;

/**
 * An expression and where it stands; those of payloads and zones are not among them.
 *
 * @param isCondition false for a time
 */
record WrittenExpression(
        String pointer, String source, ExpressionScope scope, boolean isCondition) {}
