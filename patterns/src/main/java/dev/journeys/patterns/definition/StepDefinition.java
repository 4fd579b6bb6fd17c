// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node of a journey. Where a step names no next one, the instance completes there. */
public sealed interface StepDefinition {

    /** Unique in the definition. */
    String id();

    /**
     * Waits for the first event that matches a branch.
     *
     * @param atMost how long; more than zero
     * @param branches tried in order; at least one
     * @param timeout the step that follows when {@code atMost} has passed, or none
     */
    record HoldUntil(
            String id, Duration atMost, List<EventBranch> branches, Optional<String> timeout)
            implements StepDefinition {
        public HoldUntil {
            branches = List.copyOf(branches);
        }
    }

    /**
     * Waits for a time.
     *
     * @param delayWait how long, or until when
     * @param next the step that follows, or none
     * @param otherwise the step that follows when the time cannot be had, or none
     */
    record Delay(String id, DelayWait delayWait, Optional<String> next, Optional<String> otherwise)
            implements StepDefinition {}

    /**
     * Takes the first branch whose condition is true.
     *
     * @param otherwise the step that follows when no condition is true, or none
     */
    record DataSplit(String id, List<ConditionBranch> branches, Optional<String> otherwise)
            implements StepDefinition {
        public DataSplit {
            branches = List.copyOf(branches);
        }
    }

    /**
     * Takes a branch by a stable hash.
     *
     * @param branches their shares add up to 10,000 hundredths of a percent
     * @param sticky whether a user takes the same branch at every entry
     */
    record RandomSplit(String id, List<ShareBranch> branches, boolean sticky)
            implements StepDefinition {
        public RandomSplit {
            branches = List.copyOf(branches);
        }
    }

    /** Emits a delivery and goes on. */
    record Send(String id, SendFields fields, Optional<String> next) implements StepDefinition {}

    /**
     * Ends the instance as exited.
     *
     * @param reason the reason on the timeline, or none
     */
    record Exit(String id, Optional<String> reason) implements StepDefinition {}

    /** What a delay waits for. */
    sealed interface DelayWait {
        /**
         * @param duration more than zero
         */
        record For(Duration duration) implements DelayWait {}

        /**
         * @param expression CEL, a timestamp
         */
        record Until(String expression) implements DelayWait {}

        /**
         * Hours of the day, on some days of the week: goes on at once within them, else when they
         * next begin.
         *
         * @param from when it opens
         * @param to when it closes, not included; where that is not after {@code from}, on the next
         *     day
         * @param days on which it opens; at least one
         * @param zone the id of a time zone, or a text with expressions that gives one
         */
        record Window(LocalTime from, LocalTime to, Set<DayOfWeek> days, String zone)
                implements DelayWait {
            public Window {
                days = Set.copyOf(days);
            }
        }
    }

    /**
     * A way out of a hold-until.
     *
     * @param where a CEL condition on the event, or none
     * @param next the step that follows, or none; always none with {@code restart}
     * @param restart whether the wait begins anew from the event's time
     */
    record EventBranch(
            String name,
            List<String> events,
            Optional<String> where,
            Optional<String> next,
            boolean restart) {
        public EventBranch {
            events = List.copyOf(events);
        }
    }

    /**
     * A way out of a data split.
     *
     * @param when CEL
     */
    record ConditionBranch(String name, String when, Optional<String> next) {}

    /**
     * A way out of a random split.
     *
     * @param hundredths the share in hundredths of a percent, 0 to 10,000
     */
    record ShareBranch(String name, int hundredths, Optional<String> next) {}
}
