// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.PatternEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** An event that can stand for a member beside the events that a partial match has already. */
final class MemberCondition extends IterativeCondition<PatternEvent> {
    private static final long serialVersionUID = 1;

    private final ArrayList<Integer> slots;

    MemberCondition(List<Integer> slots) {
        this.slots = new ArrayList<>(slots);
    }

    @Override
    public boolean filter(PatternEvent event, Context<PatternEvent> match) throws Exception {
        if (event.members() == 0) {
            return false;
        }
        List<PatternEvent> events = new ArrayList<>();
        match.getEventsForPattern(PatternTranslator.name(0)).forEach(events::add);
        events.add(event);
        return MemberAssignment.isPossible(slots, events);
    }
}
