// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Entries as text: {@code kind key value}. */
final class ControlFixtures {
    private ControlFixtures() {}

    static List<String> show(List<ControlEntry> entries) {
        return entries.stream().map(ControlFixtures::show).toList();
    }

    static String show(ControlEntry entry) {
        String kind = entry.kind().name().toLowerCase(Locale.ROOT);
        String value = new String(entry.value(), StandardCharsets.UTF_8);
        return (kind + " " + entry.key() + " " + value).trim();
    }

    static ControlEntry value(String key, String value) {
        return ControlEntry.value(key, value.getBytes(StandardCharsets.UTF_8), key, 1);
    }
}
