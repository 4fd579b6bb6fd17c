// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.PatternDefinition.Contiguity;
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
 * @param patterns the pattern of the entry, if there is one; two where it is written twice
 */
public record Outline(
        List<Step> steps,
        List<List<Mention>> nameLists,
        List<ShareList> shareLists,
        List<ExpressionUse> expressions,
        List<Pattern> patterns) {

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

    /**
     * Several events that start an instance.
     *
     * @param place of the list of stages
     * @param anyOrder whether its stages may come in any order
     * @param size how many stages are listed, also such as cannot be read
     * @param hasWindow whether it says how long it may take
     * @param stages in their order; fewer than are listed where some are no objects
     */
    public record Pattern(
            Place place, boolean anyOrder, int size, boolean hasWindow, List<Stage> stages) {

        public Pattern {
            stages = List.copyOf(stages);
        }
    }

    /**
     * A stage of a pattern.
     *
     * @param name none where it is missing or not a text
     * @param contiguity what is written, where it is one of the words that are allowed
     * @param kind what that word stands for
     * @param atLeast how many events it needs
     * @param where the source of its condition on the event, where that may see earlier stages
     */
    public record Stage(
            Optional<Mention> name,
            Optional<Mention> contiguity,
            Optional<Contiguity> kind,
            int atLeast,
            boolean optional,
            Optional<JsonValue> where) {

        /** Whether it says what must not come. */
        public boolean isNegated() {
            return kind.isPresent() && kind.get().isNegated();
        }
    }

    public Outline {
        steps = List.copyOf(steps);
        nameLists = nameLists.stream().map(List::copyOf).toList();
        shareLists = List.copyOf(shareLists);
        expressions = List.copyOf(expressions);
        patterns = List.copyOf(patterns);
    }
}
