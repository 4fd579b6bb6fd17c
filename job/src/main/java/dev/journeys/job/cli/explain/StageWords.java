// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.PatternDefinition.Contiguity;
import dev.journeys.patterns.definition.PatternDefinition.Member;
import dev.journeys.patterns.definition.PatternDefinition.Stage;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import java.util.Map;

/** Says what a stage of a pattern asks for. */
final class StageWords {
    private static final Map<Contiguity, String> FOLLOWS =
            Map.of(
                    Contiguity.NEXT, "the very next event is",
                    Contiguity.FOLLOWED_BY, "then, whatever is in between,",
                    Contiguity.FOLLOWED_BY_ANY, "then any later",
                    Contiguity.NOT_NEXT, "the very next event is not",
                    Contiguity.NOT_FOLLOWED_BY, "until the next stage no event is");

    private StageWords() {}

    /** A stage of a sequence. */
    static String of(Stage stage, boolean first, boolean last) {
        String follows = first ? "begins with" : FOLLOWS.getOrDefault(stage.contiguity(), "");
        if (last && stage.contiguity() == Contiguity.NOT_FOLLOWED_BY) {
            follows = "until the window ends no event is";
        }
        return Words.code(stage.name())
                + ": "
                + follows
                + times(stage.times())
                + " "
                + Words.eventsAsCode(stage.events(), stage.where())
                + (stage.optional() ? "; may be left out" : "");
    }

    /** A member of a pattern in any order; more than it needs is never waited for. */
    static String of(Member member) {
        return Words.code(member.name())
                + ":"
                + times(Times.exactly(member.times().atLeast()))
                + " "
                + Words.eventsAsCode(member.events(), member.where());
    }

    private static String times(Times times) {
        if (times.equals(Times.ONCE)) {
            return "";
        }
        if (times.atMost().isEmpty()) {
            return " " + times.atLeast() + " or more of";
        }
        int most = times.atMost().getAsInt();
        return most == times.atLeast()
                ? " " + most + " of"
                : " " + times.atLeast() + " to " + most + " of";
    }
}
