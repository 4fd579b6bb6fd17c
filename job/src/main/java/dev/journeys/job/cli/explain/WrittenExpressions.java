// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import dev.journeys.patterns.expression.ExpressionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the expressions of a definition. */
final class WrittenExpressions {
    private final List<WrittenExpression> all = new ArrayList<>();

    private WrittenExpressions() {}

    /** In the order of the definition. */
    static List<WrittenExpression> of(JourneyDefinition definition) {
        WrittenExpressions expressions = new WrittenExpressions();
        expressions.entry(definition.entry().trigger());
        for (int i = 0; i < definition.exits().size(); i++) {
            expressions.exit(definition.exits().get(i), "/exits/" + i);
        }
        for (int i = 0; i < definition.steps().size(); i++) {
            expressions.step(definition.steps().get(i), "/steps/" + i);
        }
        return expressions.all;
    }

    private void entry(EntryTrigger trigger) {
        if (trigger instanceof EntryTrigger.SingleEvent single) {
            condition("/entry/where", single.where(), ExpressionScope.ENTRY);
            return;
        }
        PatternDefinition pattern = ((EntryTrigger.SeveralEvents) trigger).pattern();
        if (pattern instanceof PatternDefinition.Sequence sequence) {
            for (int i = 0; i < sequence.stages().size(); i++) {
                String pointer = "/entry/pattern/sequence/" + i + "/where";
                condition(pointer, sequence.stages().get(i).where(), ExpressionScope.STAGE);
            }
        } else if (pattern instanceof PatternDefinition.AllOf allOf) {
            for (int i = 0; i < allOf.members().size(); i++) {
                String pointer = "/entry/pattern/allOf/" + i + "/where";
                condition(pointer, allOf.members().get(i).where(), ExpressionScope.ENTRY);
            }
        }
    }

    private void exit(ExitRuleDefinition exit, String pointer) {
        condition(pointer + "/where", exit.where(), ExpressionScope.EXIT);
        exit.send()
                .ifPresent(
                        send ->
                                condition(
                                        pointer + "/send/when",
                                        send.when(),
                                        ExpressionScope.EXIT_SEND));
    }

    private void step(StepDefinition step, String pointer) {
        String branch = pointer + "/branches/";
        if (step instanceof StepDefinition.HoldUntil hold) {
            for (int i = 0; i < hold.branches().size(); i++) {
                Optional<String> where = hold.branches().get(i).where();
                condition(branch + i + "/where", where, ExpressionScope.BRANCH);
            }
        } else if (step instanceof StepDefinition.DataSplit split) {
            for (int i = 0; i < split.branches().size(); i++) {
                Optional<String> when = Optional.of(split.branches().get(i).when());
                condition(branch + i + "/when", when, ExpressionScope.STEP);
            }
        } else if (step instanceof StepDefinition.Send send) {
            condition(pointer + "/when", send.fields().when(), ExpressionScope.STEP);
        } else if (step instanceof StepDefinition.Delay delay
                && delay.delayWait() instanceof DelayWait.Until until) {
            all.add(
                    new WrittenExpression(
                            pointer + "/until", until.expression(), ExpressionScope.STEP, false));
        }
    }

    private void condition(String pointer, Optional<String> source, ExpressionScope scope) {
        source.ifPresent(text -> all.add(new WrittenExpression(pointer, text, scope, true)));
    }
}
