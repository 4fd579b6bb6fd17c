// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.format.EventValues.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which JSON Pointers lead to what in a shape. Of several to the same the first counts that leads
 * to a value. Not changed any more once drafts use it.
 */
final class PointerTable {
    private final PointerNode root = new PointerNode();
    private final Map<PointerField, List<PointerSlot>> slots = new EnumMap<>(PointerField.class);
    private int size;

    /** Adds a pointer behind those to the same field. */
    PointerTable add(PointerField field, JsonPointer pointer) {
        return add(field, pointer, field.reader());
    }

    /** Adds a pointer to a value that is read in a way of its own. */
    PointerTable add(PointerField field, JsonPointer pointer, PointerField.Reader reader) {
        PointerSlot slot = new PointerSlot(size++, field, pointer.text(), reader);
        slots.computeIfAbsent(field, none -> new ArrayList<>()).add(slot);
        root.add(slot, pointer.segments());
        return this;
    }

    PointerNode root() {
        return root;
    }

    /** How many slots there are. */
    int size() {
        return size;
    }

    /** The slots of a field in their order; empty where no pointer leads to it. */
    List<PointerSlot> slots(PointerField field) {
        return slots.getOrDefault(field, List.of());
    }

    /** The pointers as names of fields. */
    Fields fields() {
        String user = quoted(PointerField.USER);
        String name = quoted(PointerField.NAME);
        if (user == null || name == null) {
            throw new IllegalStateException("Expected pointers to a user and a name.");
        }
        return new Fields(user, name, quoted(PointerField.TIMESTAMP));
    }

    private @Nullable String quoted(PointerField field) {
        return slots(field).isEmpty()
                ? null
                : slots(field).stream()
                        .map(slot -> "'" + slot.pointer() + "'")
                        .collect(Collectors.joining(" or "));
    }
}
