// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pointers as they are written in settings: {@code user=/who,name=/what}. */
final class PointerSettings {
    private static final Map<String, PointerField> FIELDS =
            Arrays.stream(PointerField.values())
                    .collect(Collectors.toMap(PointerField::key, Function.identity()));

    private static final String KEYS =
            Arrays.stream(PointerField.values())
                    .map(PointerField::key)
                    .collect(Collectors.joining("|"));

    /** A comma may stand in a pointer; one before a key is between two. */
    private static final Pattern BETWEEN = Pattern.compile(",(?=(?:" + KEYS + ")=)");

    private PointerSettings() {}

    /**
     * @throws IllegalArgumentException where the text is not that, or user or name is missing
     */
    static PointerTable parse(String settings) {
        PointerTable table = new PointerTable();
        Set<String> seen = new HashSet<>();
        for (String setting : BETWEEN.split(settings, -1)) {
            int equals = setting.indexOf('=');
            PointerField field = equals < 0 ? null : FIELDS.get(setting.substring(0, equals));
            if (field == null) {
                throw new IllegalArgumentException(
                        "Expected pointers such as 'user=/who,name=/what,timestamp=/when,id=/id,"
                                + "properties=/data', but found '"
                                + setting
                                + "'.");
            }
            if (!seen.add(setting)) {
                throw new IllegalArgumentException(
                        "Expected every pointer once, but found '" + setting + "' twice.");
            }
            table.add(field, pointer(field, setting.substring(equals + 1)));
        }
        require(table, PointerField.USER);
        require(table, PointerField.NAME);
        return table;
    }

    private static JsonPointer pointer(PointerField field, String text) {
        if (text.isEmpty() && field != PointerField.PROPERTIES) {
            throw new IllegalArgumentException(
                    "Expected a JSON Pointer into the event for '"
                            + field.key()
                            + "', but found the one to the whole event.");
        }
        return JsonPointer.parse(field.key(), text);
    }

    private static void require(PointerTable table, PointerField field) {
        if (table.slots(field).isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a JSON Pointer for '" + field.key() + "', but found none.");
        }
    }
}
