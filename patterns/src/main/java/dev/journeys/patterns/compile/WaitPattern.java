// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.WaitEvent;
import java.time.Duration;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * A hold-until as a Flink CEP pattern: the beginning of the wait, followed by an event that matches
 * a branch, within {@code atMost}. Events between the two are skipped (relaxed contiguity); a
 * partial match that times out is the wait that has elapsed. Which branch an event matches is
 * decided before, so that patterns differ in the length of their windows only and what Flink CEP
 * answers to one holds for all of that length.
 */
public final class WaitPattern {
    /** The stage that holds the beginning of the wait. */
    public static final String WAIT = "wait";

    /** The stage that holds the event of a branch. */
    public static final String BRANCH = "branch";

    private WaitPattern() {}

    static Pattern<WaitEvent, WaitEvent> of(long atMostMillis) {
        return Pattern.<WaitEvent>begin(WAIT)
                .where(SimpleCondition.of(WaitEvent::begins))
                .followedBy(BRANCH)
                .where(SimpleCondition.of(event -> !event.begins()))
                .within(Duration.ofMillis(atMostMillis));
    }
}
