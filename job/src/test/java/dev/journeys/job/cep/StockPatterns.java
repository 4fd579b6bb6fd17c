// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.PatternDefinition.AllOf;
import dev.journeys.patterns.definition.PatternDefinition.Member;
import dev.journeys.patterns.definition.PatternDefinition.Sequence;
import dev.journeys.patterns.definition.PatternDefinition.Stage;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * What a user of Flink CEP would write for a definition. A pattern in any order is written as all
 * of its orders.
 */
final class StockPatterns {
    private StockPatterns() {}

    /**
     * One pattern for a sequence, several for one in any order.
     *
     * @param factor by how much the window is stretched
     */
    static List<Pattern<SeenEvent, ?>> of(PatternDefinition definition, long factor) {
        List<Pattern<SeenEvent, ?>> patterns = new ArrayList<>();
        Optional<Duration> within = definition.within().map(window -> window.multipliedBy(factor));
        for (List<Stage> stages : orders(definition)) {
            Pattern<SeenEvent, ?> pattern = sequence(stages);
            patterns.add(within.isPresent() ? pattern.within(within.get()) : pattern);
        }
        return patterns;
    }

    private static Set<List<Stage>> orders(PatternDefinition definition) {
        Set<List<Stage>> orders = new LinkedHashSet<>();
        if (definition instanceof Sequence sequence) {
            orders.add(sequence.stages());
            return orders;
        }
        List<Stage> slots = new ArrayList<>();
        for (Member member : ((AllOf) definition).members()) {
            for (int i = 0; i < member.times().atLeast(); i++) {
                slots.add(
                        new Stage(
                                member.name(),
                                member.events(),
                                PatternDefinition.Contiguity.FOLLOWED_BY,
                                Times.ONCE,
                                false,
                                member.where()));
            }
        }
        addOrders(List.of(), slots, orders);
        return orders;
    }

    private static void addOrders(List<Stage> begun, List<Stage> left, Set<List<Stage>> orders) {
        if (left.isEmpty()) {
            orders.add(begun);
        }
        for (int i = 0; i < left.size(); i++) {
            List<Stage> longer = new ArrayList<>(begun);
            longer.add(left.get(i));
            List<Stage> shorter = new ArrayList<>(left);
            shorter.remove(i);
            addOrders(longer, shorter, orders);
        }
    }

    private static Pattern<SeenEvent, SeenEvent> sequence(List<Stage> stages) {
        Pattern<SeenEvent, SeenEvent> pattern = Pattern.begin("0");
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            String name = String.valueOf(i);
            if (i > 0) {
                pattern =
                        switch (stage.contiguity()) {
                            case NEXT -> pattern.next(name);
                            case FOLLOWED_BY -> pattern.followedBy(name);
                            case FOLLOWED_BY_ANY -> pattern.followedByAny(name);
                            case NOT_NEXT -> pattern.notNext(name);
                            case NOT_FOLLOWED_BY -> pattern.notFollowedBy(name);
                        };
            }
            pattern = pattern.where(new Matches(stage, stages));
            OptionalInt atMost = stage.times().atMost();
            if (atMost.isEmpty() && stage.times().atLeast() == 1) {
                pattern = pattern.oneOrMore();
            } else if (atMost.isEmpty()) {
                pattern = pattern.timesOrMore(stage.times().atLeast());
            } else if (stage.times().atLeast() == atMost.getAsInt() && atMost.getAsInt() > 1) {
                pattern = pattern.times(atMost.getAsInt());
            } else if (atMost.getAsInt() > 1) {
                pattern = pattern.times(stage.times().atLeast(), atMost.getAsInt());
            }
            pattern = stage.optional() ? pattern.optional() : pattern;
        }
        return pattern;
    }

    private static final class Matches extends IterativeCondition<SeenEvent> {
        private static final long serialVersionUID = 1;

        private final ArrayList<String> events;
        private final String where;
        private final ArrayList<String> names = new ArrayList<>();

        Matches(Stage stage, List<Stage> all) {
            events = new ArrayList<>(stage.events());
            where = stage.where().orElse(null);
            all.forEach(each -> names.add(each.name()));
        }

        @Override
        public boolean filter(SeenEvent event, Context<SeenEvent> match) {
            return Conditions.hold(
                    events,
                    Optional.ofNullable(where),
                    event.name(),
                    event.value(),
                    stage -> last(match, String.valueOf(names.indexOf(stage))));
        }

        private static OptionalInt last(Context<SeenEvent> match, String name) {
            try {
                OptionalInt last = OptionalInt.empty();
                for (SeenEvent event : match.getEventsForPattern(name)) {
                    last = OptionalInt.of(event.value());
                }
                return last;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
