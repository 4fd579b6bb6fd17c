// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.compile.CompiledPattern.CompiledStage;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.PatternDefinition.AllOf;
import dev.journeys.patterns.definition.PatternDefinition.Member;
import dev.journeys.patterns.definition.PatternDefinition.Sequence;
import dev.journeys.patterns.definition.PatternDefinition.Stage;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import dev.journeys.patterns.event.PatternEvent;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Turns the pattern of an entry into one of Flink CEP. A sequence becomes what it says, stage by
 * stage. A pattern in any order becomes one stage that takes, as often as there are members, an
 * event that can stand for one of those still open.
 *
 * <p>Flink's stages have names of their own, so that those of the definition may be anything.
 */
final class PatternTranslator {
    /**
     * How long a partial match is kept where the definition has no {@code within}: nothing is kept
     * for ever.
     */
    static final Duration DEFAULT_WINDOW = Duration.ofDays(365);

    private final Translation translation;

    PatternTranslator(Translation translation) {
        this.translation = translation;
    }

    /** The name of a stage in the Flink CEP pattern. */
    static String name(int stage) {
        return "s" + stage;
    }

    CompiledPattern translate(PatternDefinition definition) throws InvalidExpressionException {
        return definition instanceof Sequence sequence
                ? translate(sequence)
                : translate((AllOf) definition);
    }

    private CompiledPattern translate(Sequence sequence) throws InvalidExpressionException {
        List<CompiledStage> stages = new ArrayList<>();
        for (Stage stage : sequence.stages()) {
            stages.add(
                    new CompiledStage(
                            stage.name(),
                            translation.filter(
                                    stage.events(), stage.where(), ExpressionScope.STAGE),
                            !stage.contiguity().isNegated(),
                            stage.where()
                                    .filter(translation.expressions()::readsContext)
                                    .isPresent()));
        }
        boolean strict =
                sequence.stages().stream().skip(1).anyMatch(s -> s.contiguity().isStrict());
        return compiled(
                stages, List.of(), sequence.within(), strict, inOrder(sequence.stages()), sequence);
    }

    private static Pattern<PatternEvent, PatternEvent> inOrder(List<Stage> stages) {
        Pattern<PatternEvent, PatternEvent> pattern = Pattern.begin(name(0));
        pattern = quantified(pattern.where(new StageCondition(0)), stages.get(0));
        for (int i = 1; i < stages.size(); i++) {
            pattern = following(pattern, stages.get(i), name(i)).where(new StageCondition(i));
            pattern = quantified(pattern, stages.get(i));
        }
        return pattern;
    }

    private static Pattern<PatternEvent, PatternEvent> following(
            Pattern<PatternEvent, PatternEvent> pattern, Stage stage, String name) {
        return switch (stage.contiguity()) {
            case NEXT -> pattern.next(name);
            case FOLLOWED_BY -> pattern.followedBy(name);
            case FOLLOWED_BY_ANY -> pattern.followedByAny(name);
            case NOT_NEXT -> pattern.notNext(name);
            case NOT_FOLLOWED_BY -> pattern.notFollowedBy(name);
        };
    }

    private static Pattern<PatternEvent, PatternEvent> quantified(
            Pattern<PatternEvent, PatternEvent> pattern, Stage stage) {
        Times times = stage.times();
        Pattern<PatternEvent, PatternEvent> quantified = pattern;
        if (times.atMost().isEmpty()) {
            quantified = pattern.timesOrMore(times.atLeast());
        } else if (!times.equals(Times.ONCE)) {
            quantified = pattern.times(times.atLeast(), times.atMost().getAsInt());
        }
        return stage.optional() ? quantified.optional() : quantified;
    }

    private CompiledPattern translate(AllOf allOf) throws InvalidExpressionException {
        List<CompiledStage> members = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        for (Member member : allOf.members()) {
            for (int i = 0; i < member.times().atLeast(); i++) {
                slots.add(members.size());
            }
            members.add(
                    new CompiledStage(
                            member.name(),
                            translation.filter(
                                    member.events(), member.where(), ExpressionScope.ENTRY),
                            true,
                            false));
        }
        Pattern<PatternEvent, PatternEvent> pattern = Pattern.begin(name(0));
        pattern = pattern.where(new MemberCondition(slots)).times(slots.size());
        return compiled(members, slots, allOf.within(), false, pattern, allOf);
    }

    private static CompiledPattern compiled(
            List<CompiledStage> stages,
            List<Integer> slots,
            Optional<Duration> within,
            boolean strict,
            Pattern<PatternEvent, PatternEvent> pattern,
            PatternDefinition definition) {
        Duration window = within.orElse(DEFAULT_WINDOW);
        Set<String> events = new HashSet<>();
        stages.forEach(stage -> events.addAll(stage.filter().events()));
        // The text of a record is made of its components, and a text's hash is specified.
        return new CompiledPattern(
                stages,
                slots,
                window.toMillis(),
                events,
                strict,
                pattern.within(window),
                definition.toString().hashCode());
    }
}
