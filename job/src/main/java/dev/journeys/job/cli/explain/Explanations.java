// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.definition.JourneyDefinition;

/**
 * Explains definitions that were validated. For commands; the same definition always has the same
 * explanation.
 */
public final class Explanations {
    private Explanations() {}

    /** For people: Markdown with a Mermaid flowchart in a fence. Ends with a line break. */
    public static String markdown(JourneyDefinition definition) {
        return ExplanationMarkdown.of(Explanation.of(definition));
    }

    /** The same facts for programs. */
    public static ObjectNode json(JourneyDefinition definition) {
        return ExplanationJson.of(Explanation.of(definition));
    }
}
