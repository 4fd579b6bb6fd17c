// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import dev.journeys.job.source.EventFormat;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.source.format.EventValues.Fields;
import dev.journeys.job.state.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code xdm}: Adobe's XDM ExperienceEvent, by itself or in the envelope of streaming ingestion or
 * of the Edge Network, with or without {@code xdm:} before names. What belongs to the event lies
 * beside its id and time, so the whole of it is its properties.
 */
public final class XdmEventFormat implements EventFormat {
    /** Where the ExperienceEvent is in what arrives; by itself last, since that is always there. */
    private static final List<String> ROOTS = List.of("/body/xdmEntity", "/event/xdm", "/xdm", "");

    private static final PointerReader READER =
            new PointerReader(table(), new Fields("'identityMap'", "'eventType'", "'timestamp'"));

    @Override
    public String name() {
        return "xdm";
    }

    @Override
    public EventReading parse(byte[] text, Place place, @Nullable Long recordTimestampMillis) {
        return READER.read(text, place, recordTimestampMillis);
    }

    private static PointerTable table() {
        PointerTable table = new PointerTable();
        for (String root : ROOTS) {
            table.add(PointerField.PROPERTIES, pointer(root));
            add(table, PointerField.ID, root, "/_id", "/@id");
            for (String prefix : List.of("/", "/xdm:")) {
                add(table, PointerField.NAME, root, prefix + "eventType");
                add(table, PointerField.TIMESTAMP, root, prefix + "timestamp");
                table.add(
                        PointerField.USER,
                        pointer(root + prefix + "identityMap"),
                        XdmIdentities::user);
            }
        }
        return table;
    }

    private static void add(PointerTable table, PointerField field, String root, String... names) {
        for (String name : names) {
            table.add(field, pointer(root + name));
        }
    }

    private static JsonPointer pointer(String text) {
        return JsonPointer.parse("xdm", text);
    }
}
