// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.PatternDefinition.Contiguity;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Pattern;
import dev.journeys.patterns.parse.Outline.Stage;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.List;

/**
 * The stages of a pattern stand where Flink CEP can have them, and are not more than the engine
 * holds. Two of these combinations Flink CEP takes and then does not look at a stage: a
 * not-followed-by before a not-next, and the first of two at the end.
 */
final class PatternRule implements Rule {

    @Override
    public void check(Outline outline, Problems problems) {
        for (Pattern pattern : outline.patterns()) {
            checkSize(pattern, problems);
            // Where stages could not be read, nobody knows which is first and which is last.
            if (!pattern.anyOrder() && pattern.stages().size() == pattern.size()) {
                checkOrder(pattern, problems);
            }
        }
    }

    private static void checkSize(Pattern pattern, Problems problems) {
        int events = pattern.stages().stream().mapToInt(Stage::atLeast).sum();
        int most =
                pattern.anyOrder()
                        ? PatternDefinition.MAX_EVENTS_IN_ANY_ORDER
                        : PatternDefinition.MAX_TIMES;
        if (pattern.size() > PatternDefinition.MAX_STAGES) {
            String message = "Expected at most %d stages, but found %d.";
            problems.add(
                    pattern.place(),
                    ProblemCode.TOO_LARGE,
                    message.formatted(PatternDefinition.MAX_STAGES, pattern.size()));
        } else if (events > most) {
            String message = "Expected stages that need at most %d events together, but found %d.";
            problems.add(pattern.place(), ProblemCode.TOO_LARGE, message.formatted(most, events));
        }
    }

    private static void checkOrder(Pattern pattern, Problems problems) {
        List<Stage> stages = pattern.stages();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (stage.contiguity().isPresent()) {
                String problem =
                        i == 0
                                ? ofFirst(stage)
                                : ofLater(stages, i, pattern.hasWindow(), word(stage));
                if (!problem.isEmpty()) {
                    Mention place = stage.contiguity().get();
                    problems.add(place.place(), ProblemCode.INVALID_PATTERN, problem);
                }
            }
        }
    }

    private static String ofFirst(Stage stage) {
        return stage.isNegated()
                ? "Expected a first stage that an event can match, but found " + word(stage) + "."
                : "Expected no 'contiguity' in the first stage, which follows nothing, but found "
                        + word(stage)
                        + ".";
    }

    /** Empty where nothing is wrong. */
    private static String ofLater(List<Stage> stages, int index, boolean hasWindow, String word) {
        Stage stage = stages.get(index);
        Stage before = stages.get(index - 1);
        boolean last = index == stages.size() - 1;
        if (stage.isNegated() && before.optional()) {
            return "Expected a stage before " + word + " that is not optional, but found one.";
        }
        if (last && isNotFollowedBy(stage) && !hasWindow) {
            return "Expected 'within' in a pattern that ends with " + word + ", but found none.";
        }
        boolean hidesBefore = is(stage, Contiguity.NOT_NEXT) || last && isNotFollowedBy(stage);
        if (hidesBefore && isNotFollowedBy(before)) {
            return "Expected a stage that must come between 'not-followed-by' and "
                    + word
                    + ", or one stage with a list of events, but found none.";
        }
        return "";
    }

    private static boolean isNotFollowedBy(Stage stage) {
        return is(stage, Contiguity.NOT_FOLLOWED_BY);
    }

    private static boolean is(Stage stage, Contiguity contiguity) {
        return stage.kind().isPresent() && stage.kind().get() == contiguity;
    }

    private static String word(Stage stage) {
        return Found.quoted(stage.contiguity().map(Mention::text).orElse(""));
    }
}
