// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.expression.Condition;
import dev.journeys.patterns.expression.Template;
import java.util.Optional;

/**
 * A delivery in the making.
 *
 * @param event the event's name at the destination; absent: the id of the step
 * @param payload absent: the context is sent
 * @param when where it is not true nothing is sent
 */
public record CompiledSend(
        String destination,
        Optional<String> event,
        Optional<Template> payload,
        Optional<String> channel,
        Optional<Condition> when) {}
