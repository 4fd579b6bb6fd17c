// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.PatternEvent;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out which event of a pattern in any order stands for which member, each event for one: a
 * matching in the bipartite graph of events and slots. Whoever takes every event that can stand
 * beside those taken before has all members at the earliest possible time, since sets of events
 * that can be assigned form a matroid.
 */
final class MemberAssignment {
    private static final int NONE = -1;

    private final List<Integer> slots;
    private final int[] masks;
    private final int[] eventOfSlot;

    private MemberAssignment(List<Integer> slots, List<PatternEvent> events) {
        this.slots = slots;
        this.masks = events.stream().mapToInt(PatternEvent::members).toArray();
        this.eventOfSlot = new int[slots.size()];
    }

    /** Whether every event can stand for a member. */
    static boolean isPossible(List<Integer> slots, List<PatternEvent> events) {
        return events.size() <= slots.size() && new MemberAssignment(slots, events).isPossible();
    }

    /**
     * The member of each event. Members get the earliest events that they can have, in their order.
     *
     * @param events as many as there are slots, which can be assigned
     */
    static int[] assign(List<Integer> slots, List<PatternEvent> events) {
        MemberAssignment assignment = new MemberAssignment(slots, events);
        int[] members = new int[events.size()];
        Arrays.fill(members, NONE);
        for (int member : slots) {
            assignment.giveTheEarliest(member, members);
        }
        return members;
    }

    private void giveTheEarliest(int member, int[] members) {
        for (int event = 0; event < masks.length; event++) {
            int mask = masks[event];
            if (members[event] == NONE && (mask & 1 << member) != 0) {
                masks[event] = 1 << member;
                if (isPossible()) {
                    members[event] = member;
                    return;
                }
                masks[event] = mask;
            }
        }
        throw new IllegalArgumentException(
                "Expected events of which every member can have one, but member "
                        + member
                        + " cannot.");
    }

    private boolean isPossible() {
        Arrays.fill(eventOfSlot, NONE);
        for (int event = 0; event < masks.length; event++) {
            if (!place(event, new boolean[slots.size()])) {
                return false;
            }
        }
        return true;
    }

    /** Gives an event a slot, and whoever had it another one. */
    private boolean place(int event, boolean[] tried) {
        for (int slot = 0; slot < tried.length; slot++) {
            if (!tried[slot] && (masks[event] & 1 << slots.get(slot)) != 0) {
                tried[slot] = true;
                if (eventOfSlot[slot] == NONE || place(eventOfSlot[slot], tried)) {
                    eventOfSlot[slot] = event;
                    return true;
                }
            }
        }
        return false;
    }
}
