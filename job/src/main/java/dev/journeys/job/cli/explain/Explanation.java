// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.compile.JourneyCompiler;
import dev.journeys.patterns.definition.JourneyDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a definition means. The same definition always has the same explanation.
 *
 * @param flowchart Mermaid, without a fence
 * @param entry who enters, and when
 * @param patterns what runs in Flink CEP
 * @param events for each event that is listened to its roles
 * @param findings what the author may not have meant
 */
record Explanation(
        JourneyDefinition definition,
        String flowchart,
        List<Fact> entry,
        List<PatternFact> patterns,
        Map<String, Set<String>> events,
        List<Finding> findings) {

    /**
     * Explains a definition.
     *
     * @throws IllegalArgumentException where the definition was not validated
     */
    static Explanation of(JourneyDefinition definition) {
        return new Explanation(
                definition,
                Flowchart.of(definition),
                EntryWords.of(definition),
                PatternWords.of(definition, new JourneyCompiler().compile(definition)),
                EventRoles.of(definition),
                Checks.run(definition));
    }
}
