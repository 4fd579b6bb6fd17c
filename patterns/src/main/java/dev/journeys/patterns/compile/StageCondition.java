// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.PatternEvent;
import java.util.Iterator;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/** The condition of a stage in a Flink CEP pattern: the event that is taken knows the answer. */
final class StageCondition extends IterativeCondition<PatternEvent> {
    private static final long serialVersionUID = 1;

    private final int stage;

    StageCondition(int stage) {
        this.stage = stage;
    }

    @Override
    public boolean filter(PatternEvent event, Context<PatternEvent> match) {
        return event.matches(stage, earlier -> last(match, earlier));
    }

    private static @Nullable PatternEvent last(Context<PatternEvent> match, int stage) {
        try {
            Iterator<PatternEvent> events =
                    match.getEventsForPattern(PatternTranslator.name(stage)).iterator();
            PatternEvent last = null;
            while (events.hasNext()) {
                last = events.next();
            }
            return last;
        } catch (Exception e) { // What Flink's method declares.
            throw new IllegalStateException("Expected to read a partial match.", e);
        }
    }
}
