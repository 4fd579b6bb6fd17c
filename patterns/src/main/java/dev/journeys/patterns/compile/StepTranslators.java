// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.compile.CompiledStep.Branch;
import dev.journeys.patterns.compile.CompiledStep.ConditionBranch;
import dev.journeys.patterns.compile.CompiledStep.ShareBranch;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.DelayWait;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.List;

/** The list of step translators, one a type. */
final class StepTranslators {
    private static final List<StepTranslator<?>> ALL =
            List.of(
                    new HoldUntil(),
                    new Delay(),
                    new DataSplit(),
                    new RandomSplit(),
                    new Send(),
                    new Exit());

    private StepTranslators() {}

    static CompiledStep translate(StepDefinition definition, Translation translation)
            throws InvalidExpressionException {
        for (StepTranslator<?> translator : ALL) {
            if (translator.type().isInstance(definition)) {
                return translate(translator, definition, translation);
            }
        }
        throw new IllegalStateException(
                "Expected a translator for every type of step, but none is listed for "
                        + definition.getClass().getSimpleName()
                        + ".");
    }

    private static <D extends StepDefinition> CompiledStep translate(
            StepTranslator<D> translator, StepDefinition definition, Translation translation)
            throws InvalidExpressionException {
        return translator.translate(translator.type().cast(definition), translation);
    }

    private static final class HoldUntil implements StepTranslator<StepDefinition.HoldUntil> {
        @Override
        public Class<StepDefinition.HoldUntil> type() {
            return StepDefinition.HoldUntil.class;
        }

        @Override
        public CompiledStep translate(StepDefinition.HoldUntil step, Translation translation)
                throws InvalidExpressionException {
            List<Branch> branches = new ArrayList<>();
            for (StepDefinition.EventBranch branch : step.branches()) {
                branches.add(
                        new Branch(
                                branch.name(),
                                translation.filter(
                                        branch.events(), branch.where(), ExpressionScope.BRANCH),
                                translation.index(branch.next()),
                                branch.restart()));
            }
            long atMostMillis = step.atMost().toMillis();
            return new CompiledStep.HoldUntil(
                    translation.index(step.id()),
                    step.id(),
                    atMostMillis,
                    List.copyOf(branches),
                    translation.index(step.timeout()),
                    WaitPattern.of(atMostMillis));
        }
    }

    private static final class Delay implements StepTranslator<StepDefinition.Delay> {
        @Override
        public Class<StepDefinition.Delay> type() {
            return StepDefinition.Delay.class;
        }

        @Override
        public CompiledStep translate(StepDefinition.Delay step, Translation translation)
                throws InvalidExpressionException {
            if (step.delayWait() instanceof DelayWait.For wait) {
                return delayFor(step, wait, translation);
            }
            return step.delayWait() instanceof DelayWait.Until wait
                    ? delayUntil(step, wait, translation)
                    : delayWindow(step, (DelayWait.Window) step.delayWait(), translation);
        }

        private static CompiledStep delayFor(
                StepDefinition.Delay step, DelayWait.For wait, Translation translation) {
            return new CompiledStep.DelayFor(
                    translation.index(step.id()),
                    step.id(),
                    wait.duration().toMillis(),
                    translation.index(step.next()));
        }

        private static CompiledStep delayUntil(
                StepDefinition.Delay step, DelayWait.Until wait, Translation translation)
                throws InvalidExpressionException {
            return new CompiledStep.DelayUntil(
                    translation.index(step.id()),
                    step.id(),
                    translation.expressions().time(wait.expression(), ExpressionScope.STEP),
                    translation.index(step.next()),
                    translation.index(step.otherwise()));
        }

        private static CompiledStep delayWindow(
                StepDefinition.Delay step, DelayWait.Window wait, Translation translation)
                throws InvalidExpressionException {
            return new CompiledStep.DelayWindow(
                    translation.index(step.id()),
                    step.id(),
                    new OpeningHours(wait.from(), wait.to(), wait.days()),
                    translation.expressions().zone(wait.zone(), ExpressionScope.STEP),
                    translation.index(step.next()),
                    translation.index(step.otherwise()));
        }
    }

    private static final class DataSplit implements StepTranslator<StepDefinition.DataSplit> {
        @Override
        public Class<StepDefinition.DataSplit> type() {
            return StepDefinition.DataSplit.class;
        }

        @Override
        public CompiledStep translate(StepDefinition.DataSplit step, Translation translation)
                throws InvalidExpressionException {
            List<ConditionBranch> branches = new ArrayList<>();
            for (StepDefinition.ConditionBranch branch : step.branches()) {
                branches.add(
                        new ConditionBranch(
                                branch.name(),
                                translation
                                        .expressions()
                                        .condition(branch.when(), ExpressionScope.STEP),
                                translation.index(branch.next())));
            }
            return new CompiledStep.DataSplit(
                    translation.index(step.id()),
                    step.id(),
                    List.copyOf(branches),
                    translation.index(step.otherwise()));
        }
    }

    private static final class RandomSplit implements StepTranslator<StepDefinition.RandomSplit> {
        @Override
        public Class<StepDefinition.RandomSplit> type() {
            return StepDefinition.RandomSplit.class;
        }

        @Override
        public CompiledStep translate(StepDefinition.RandomSplit step, Translation translation) {
            List<ShareBranch> branches = new ArrayList<>();
            int upper = 0;
            for (StepDefinition.ShareBranch branch : step.branches()) {
                upper += branch.hundredths();
                branches.add(
                        new ShareBranch(branch.name(), upper, translation.index(branch.next())));
            }
            return new CompiledStep.RandomSplit(
                    translation.index(step.id()), step.id(), List.copyOf(branches), step.sticky());
        }
    }

    private static final class Send implements StepTranslator<StepDefinition.Send> {
        @Override
        public Class<StepDefinition.Send> type() {
            return StepDefinition.Send.class;
        }

        @Override
        public CompiledStep translate(StepDefinition.Send step, Translation translation)
                throws InvalidExpressionException {
            return new CompiledStep.Send(
                    translation.index(step.id()),
                    step.id(),
                    translation.send(step.fields(), ExpressionScope.STEP),
                    translation.index(step.next()));
        }
    }

    private static final class Exit implements StepTranslator<StepDefinition.Exit> {
        @Override
        public Class<StepDefinition.Exit> type() {
            return StepDefinition.Exit.class;
        }

        @Override
        public CompiledStep translate(StepDefinition.Exit step, Translation translation) {
            return new CompiledStep.Exit(translation.index(step.id()), step.id(), step.reason());
        }
    }
}
