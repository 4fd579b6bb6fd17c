// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.job.source.format.EventValues.Fields;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An event whose values are where JSON Pointers lead; goes over everything else. */
final class PointerDraft implements EventDraft {
    private final byte[] text;
    private final Place place;
    private final PointerTable table;
    private final Fields fields;
    private final @Nullable Object[] values;

    PointerDraft(byte[] text, Place place, PointerTable table, Fields fields) {
        this.text = text;
        this.place = place;
        this.table = table;
        this.fields = fields;
        values = new Object[table.size()];
    }

    @Override
    public void read(String field, JsonParser json) throws IOException, InvalidEventException {
        PointerNode node = table.root().child(field);
        if (node == null) {
            json.skipChildren();
        } else {
            read(node, json);
        }
    }

    /** No deeper than the longest pointer, and than an event may be. */
    private void read(PointerNode node, JsonParser json) throws IOException, InvalidEventException {
        for (PointerSlot slot : node.below()) {
            // A field that stands twice takes back what the first one had, and all inside it.
            values[slot.index()] = null;
        }
        if (node.isLeaf() || !json.currentToken().isStructStart()) {
            readHere(node, json);
        } else {
            readInside(node, json);
        }
    }

    private void readHere(PointerNode node, JsonParser json)
            throws IOException, InvalidEventException {
        for (PointerSlot slot : node.slots()) {
            values[slot.index()] = slot.reader().read(slot.pointer(), json);
        }
        json.skipChildren();
    }

    /** What is not properties is inside, or it is absent. */
    private void readInside(PointerNode node, JsonParser json)
            throws IOException, InvalidEventException {
        PointerSlot properties = node.properties();
        if (properties != null) {
            EventFields.requireObject(properties.pointer(), json);
        }
        int start = Slice.start(json);
        if (json.currentToken() == JsonToken.START_OBJECT) {
            readMembers(node, json);
        } else {
            readElements(node, json);
        }
        if (properties != null) {
            values[properties.index()] = Slice.from(start, json);
        }
    }

    private void readMembers(PointerNode node, JsonParser json)
            throws IOException, InvalidEventException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            PointerNode child = node.child(json.currentName());
            json.nextToken();
            readChild(child, json);
        }
    }

    private void readElements(PointerNode node, JsonParser json)
            throws IOException, InvalidEventException {
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            readChild(i <= node.lastIndex() ? node.child(Integer.toString(i)) : null, json);
        }
    }

    private void readChild(@Nullable PointerNode child, JsonParser json)
            throws IOException, InvalidEventException {
        if (child == null) {
            json.skipChildren();
        } else {
            read(child, json);
        }
    }

    @Override
    public JourneyEvent event(Slice whole, @Nullable Long recordTimestampMillis)
            throws InvalidEventException {
        PointerSlot properties = table.root().properties();
        if (properties != null) {
            values[properties.index()] = whole;
        }
        return new EventValues(
                        (String) first(PointerField.USER),
                        (String) first(PointerField.NAME),
                        (Long) first(PointerField.TIMESTAMP),
                        (String) first(PointerField.ID),
                        (Slice) first(PointerField.PROPERTIES))
                .event(text, place, recordTimestampMillis, fields);
    }

    private @Nullable Object first(PointerField field) {
        for (PointerSlot slot : table.slots(field)) {
            Object value = values[slot.index()];
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
