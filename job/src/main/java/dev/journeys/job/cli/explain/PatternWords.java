// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledStep;
import dev.journeys.patterns.compile.CompiledTrigger;
import dev.journeys.patterns.compile.WaitPattern;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.PatternDefinition.AllOf;
import dev.journeys.patterns.definition.PatternDefinition.Sequence;
import dev.journeys.patterns.definition.StepDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;

/** Says which patterns of a journey run in Flink CEP: that of its entry and those of its waits. */
final class PatternWords {
    private PatternWords() {}

    /** In the order of the definition. */
    static List<PatternFact> of(JourneyDefinition definition, CompiledJourney compiled) {
        List<PatternFact> facts = new ArrayList<>();
        if (compiled.entry().trigger() instanceof CompiledTrigger.SeveralEvents several
                && definition.entry().trigger() instanceof EntryTrigger.SeveralEvents written) {
            facts.add(entry(several.pattern().pattern(), written.pattern()));
        }
        for (int i = 0; i < definition.steps().size(); i++) {
            if (compiled.step(i) instanceof CompiledStep.HoldUntil wait
                    && definition.steps().get(i) instanceof StepDefinition.HoldUntil written) {
                facts.add(wait(wait.pattern(), written));
            }
        }
        return facts;
    }

    private static PatternFact entry(Pattern<?, ?> pattern, PatternDefinition written) {
        if (written instanceof Sequence sequence) {
            List<PatternDefinition.Stage> stages = sequence.stages();
            return new PatternFact(
                    "entry",
                    PatternText.of(pattern, stages.stream().map(PatternWords::stage).toList()),
                    inWords(stages));
        }
        List<PatternDefinition.Member> members = ((AllOf) written).members();
        List<String> names = members.stream().map(PatternDefinition.Member::name).toList();
        PatternText.Stage any =
                new PatternText.Stage(
                        "all of", "an event of " + Words.anyOf(names) + " that is still open");
        return new PatternFact(
                "entry",
                PatternText.of(pattern, List.of(any)),
                members.stream().map(StageWords::of).toList());
    }

    private static List<String> inWords(List<PatternDefinition.Stage> stages) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            words.add(StageWords.of(stages.get(i), i == 0, i == stages.size() - 1));
        }
        return words;
    }

    private static PatternText.Stage stage(PatternDefinition.Stage stage) {
        return new PatternText.Stage(stage.name(), Words.condition(stage.events(), stage.where()));
    }

    private static PatternFact wait(Pattern<?, ?> pattern, StepDefinition.HoldUntil hold) {
        List<String> branches =
                hold.branches().stream()
                        .map(branch -> Words.condition(branch.events(), branch.where()))
                        .map(
                                text ->
                                        hold.branches().size() > 1 && text.contains(" and ")
                                                ? "(" + text + ")"
                                                : text)
                        .toList();
        return new PatternFact(
                "step " + Words.quoted(hold.id()),
                PatternText.of(
                        pattern,
                        List.of(
                                new PatternText.Stage(WaitPattern.WAIT, ""),
                                new PatternText.Stage(WaitPattern.BRANCH, Words.anyOf(branches)))),
                List.of());
    }
}
