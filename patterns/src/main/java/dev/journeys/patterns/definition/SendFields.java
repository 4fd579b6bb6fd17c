// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a delivery is made of; shared by send steps and exit rules.
 *
 * @param destination the id of the destination
 * @param event the event's name at the destination; absent: the id of the step
 * @param payload a JSON object with templates; absent: the context is sent. Not to be changed
 * @param channel free text for the destination, or none
 * @param when a CEL condition; where it is not true nothing is sent
 */
public record SendFields(
        String destination,
        Optional<String> event,
        Optional<ObjectNode> payload,
        Optional<String> channel,
        Optional<String> when) {}
