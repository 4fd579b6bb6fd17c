// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.expression.InvalidExpressionException;

/** Translates one type of step. */
interface StepTranslator<D extends StepDefinition> {
    /** The type of definition that it translates. */
    Class<D> type();

    /** The step, ready to run. */
    CompiledStep translate(D definition, Translation translation) throws InvalidExpressionException;
}
