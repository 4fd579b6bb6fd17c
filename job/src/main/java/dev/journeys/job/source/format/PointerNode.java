// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in an event's JSON to which pointers lead, or which they lead through. */
final class PointerNode {
    /** Longer ones are no indices of an array that has at most so many bytes. */
    private static final int MAX_INDEX_DIGITS = 7;

    private final Map<String, PointerNode> children = new HashMap<>();
    private final List<PointerSlot> slots = new ArrayList<>();
    private final List<PointerSlot> below = new ArrayList<>();
    private int lastIndex = -1;

    /** Adds a slot at the end of the way. */
    void add(PointerSlot slot, List<String> way) {
        below.add(slot);
        if (way.isEmpty()) {
            slots.add(slot.field() == PointerField.PROPERTIES ? slots.size() : 0, slot);
            return;
        }
        String first = way.get(0);
        if (isIndex(first)) {
            lastIndex = Math.max(lastIndex, Integer.parseInt(first));
        }
        children.computeIfAbsent(first, name -> new PointerNode())
                .add(slot, way.subList(1, way.size()));
    }

    private static boolean isIndex(String segment) {
        return segment.length() <= MAX_INDEX_DIGITS && segment.matches("0|[1-9][0-9]*");
    }

    @Nullable PointerNode child(String name) {
        return children.get(name);
    }

    /** Whether no pointer leads further. */
    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The last element of an array that a pointer leads to; -1: none does. */
    int lastIndex() {
        return lastIndex;
    }

    /** The slots of the value that is here; that of properties, whose reading takes it up, last. */
    List<PointerSlot> slots() {
        return slots;
    }

    /** The slot of properties that are here, or null. */
    @Nullable PointerSlot properties() {
        PointerSlot last = slots.isEmpty() ? null : slots.get(slots.size() - 1);
        return last != null && last.field() == PointerField.PROPERTIES ? last : null;
    }

    /** The slots of the value that is here and of all values inside it. */
    List<PointerSlot> below() {
        return below;
    }
}
