// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import org.jspecify.annotations.Nullable;

/**
 * An event as the Flink CEP pattern of an entry sees and keeps it. While it is taken it answers
 * which stages it matches; what is kept of it is where it stands and its properties. Two are equal
 * only if they are the same object.
 */
public final class PatternEvent {
    private final long sequence;
    private final int members;
    private final JsonSlice properties;
    private final @Nullable StageConditions conditions;

    private PatternEvent(
            long sequence,
            int members,
            JsonSlice properties,
            @Nullable StageConditions conditions) {
        this.sequence = sequence;
        this.members = members;
        this.properties = properties;
        this.conditions = conditions;
    }

    /**
     * An event that is taken.
     *
     * @param sequence more than that of all events before
     * @param members of a pattern in any order: a bit for each member that it matches; else 0
     */
    public static PatternEvent taken(
            long sequence, int members, JsonSlice properties, StageConditions conditions) {
        return new PatternEvent(sequence, members, properties, conditions);
    }

    /** An event that was taken before. */
    public static PatternEvent kept(long sequence, int members, JsonSlice properties) {
        return new PatternEvent(sequence, members, properties, null);
    }

    /** Its place among the events of the same partial matches. */
    public long sequence() {
        return sequence;
    }

    /** Of a pattern in any order: a bit for each member that it matches; else 0. */
    public int members() {
        return members;
    }

    public JsonSlice properties() {
        return properties;
    }

    /**
     * Whether the event matches a stage.
     *
     * @param stage its index
     * @throws IllegalStateException of an event that was taken before
     */
    public boolean matches(int stage, CapturedStages captured) {
        if (conditions == null) {
            throw new IllegalStateException(
                    "Expected a condition to be asked of the event that is taken, but found one"
                            + " that was taken before.");
        }
        return conditions.hold(stage, captured);
    }

    /** What an event that is taken must be to match a stage. */
    public interface StageConditions {
        /**
         * Whether it matches.
         *
         * @param stage the stage's index
         */
        boolean hold(int stage, CapturedStages captured);
    }

    /** What a partial match has captured so far. */
    public interface CapturedStages {
        /** The last event of a stage, null where it has none yet. */
        @Nullable PatternEvent last(int stage);
    }
}
