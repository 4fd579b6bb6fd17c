// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.List;
import java.util.Optional;

/**
 * What the rules between the parts of a definition need to know of it, as far as it could be read:
 * so a step whose duration is wrong still counts as a step. Empty for a text that is not JSON.
 * {@link DefinitionParser} makes it, the rules of {@code validate} read it.
 *
 * @param steps the steps in their order, also those that could not be read
 * @param nameLists for each list of branches and for the exit rules the names in it
 * @param shareLists the percentages of each random split of which all could be read
 * @param expressions every expression and payload
 */
public record Outline(
        List<Step> steps,
        List<List<Mention>> nameLists,
        List<ShareList> shareLists,
        List<ExpressionUse> expressions) {

    /** A name or step id, and where it is written. */
    public record Mention(Place place, String text) {}

    /**
     * A step as a node of the graph.
     *
     * @param id none where it is missing or not a text
     * @param references the steps that it names as the ones that follow
     * @param readable whether these are all; not so where a reference is not a text, for example
     * @param waits whether a cycle that leads through it is allowed
     */
    public record Step(
            Place place,
            Optional<Mention> id,
            List<Mention> references,
            boolean readable,
            boolean waits) {

        public Step {
            references = List.copyOf(references);
        }
    }

    /**
     * The percentages of one random split.
     *
     * @param place of the list of branches
     * @param hundredths of a percent, 0 to 10,000 each
     */
    public record ShareList(Place place, List<Integer> hundredths) {

        public ShareList {
            hundredths = List.copyOf(hundredths);
        }
    }

    /**
     * An expression, or a payload with templates.
     *
     * @param value a text; for payloads an object
     */
    public record ExpressionUse(JsonValue value, ExpressionRole role) {}

    public Outline {
        steps = List.copyOf(steps);
        nameLists = nameLists.stream().map(List::copyOf).toList();
        shareLists = List.copyOf(shareLists);
        expressions = List.copyOf(expressions);
    }
}
