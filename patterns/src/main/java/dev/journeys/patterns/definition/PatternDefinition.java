// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Several events that together start an instance, as Flink CEP has patterns. */
public sealed interface PatternDefinition {

    /** The longest sequence, and the longest list of members. */
    int MAX_STAGES = 20;

    /** How often a stage or a member may be asked for, and all stages of a sequence together. */
    int MAX_TIMES = 100;

    /** How many events the members of an {@code allOf} may ask for together. */
    int MAX_EVENTS_IN_ANY_ORDER = 20;

    /** The longest time from the first event to the last; more than zero, or none. */
    Optional<Duration> within();

    /**
     * Events one after the other.
     *
     * @param stages at least one
     */
    record Sequence(Optional<Duration> within, List<Stage> stages) implements PatternDefinition {
        public Sequence {
            stages = List.copyOf(stages);
        }
    }

    /**
     * Events in any order.
     *
     * @param members at least one
     */
    record AllOf(Optional<Duration> within, List<Member> members) implements PatternDefinition {
        public AllOf {
            members = List.copyOf(members);
        }
    }

    /**
     * A part of a sequence.
     *
     * @param name unique in the pattern; the key in the context
     * @param events names to listen to, at least one
     * @param contiguity how it follows the stage before; without meaning for the first
     * @param times how often; once for stages that must not come
     * @param optional whether the sequence may do without it
     * @param where a CEL condition on the event, or none
     */
    record Stage(
            String name,
            List<String> events,
            Contiguity contiguity,
            Times times,
            boolean optional,
            Optional<String> where) {
        public Stage {
            events = List.copyOf(events);
        }
    }

    /**
     * A part of a pattern in any order.
     *
     * @param name unique in the pattern; the key in the context
     * @param events names to listen to, at least one
     * @param times how often
     * @param where a CEL condition on the event, or none
     */
    record Member(String name, List<String> events, Times times, Optional<String> where) {
        public Member {
            events = List.copyOf(events);
        }
    }

    /**
     * How often a stage is asked for.
     *
     * @param atLeast 1 to {@link #MAX_TIMES}
     * @param atMost from {@code atLeast} to {@link #MAX_TIMES}; none: any number
     */
    record Times(int atLeast, OptionalInt atMost) {
        /** What a stage that does not say is asked for. */
        public static final Times ONCE = exactly(1);

        /** So many, not more and not less. */
        public static Times exactly(int times) {
            return new Times(times, OptionalInt.of(times));
        }
    }

    /** How a stage follows the one before; the meaning is that of Flink CEP. */
    enum Contiguity {
        /** The very next event. */
        NEXT,
        /** The next event that matches; others in between do not matter. */
        FOLLOWED_BY,
        /** Any later event that matches. */
        FOLLOWED_BY_ANY,
        /** The very next event must not match. */
        NOT_NEXT,
        /** No event may match until the next stage does, or the window ends. */
        NOT_FOLLOWED_BY;

        /** Whether it says what must not come. */
        public boolean isNegated() {
            return this == NOT_NEXT || this == NOT_FOLLOWED_BY;
        }

        /** Whether any event of the user may decide it. */
        public boolean isStrict() {
            return this == NEXT || this == NOT_NEXT;
        }
    }
}
