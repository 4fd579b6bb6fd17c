// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

/**
 * Something that a {@link ControlSource} emits. A later entry replaces an earlier one of the same
 * key.
 *
 * @param kind what it is
 * @param key what it is about; empty where the place has no keys, as a file of lines
 * @param value the bytes, or, of one that was too long, some of its first; empty for a removal and
 *     for the marker
 * @param place where it was read, for messages; empty for the marker
 * @param time when it was written there, in epoch milliseconds; 0 for a removal and for the marker
 */
public record ControlEntry(
        ControlEntryKind kind, String key, byte[] value, String place, long time) {
    private static final byte[] NOTHING = {};

    /** What exists, or has changed. */
    public static ControlEntry value(String key, byte[] value, String place, long time) {
        return new ControlEntry(ControlEntryKind.VALUE, key, value, place, time);
    }

    /** What exists or has changed, but is too long to be passed on. */
    public static ControlEntry cut(String key, byte[] beginning, String place, long time) {
        return new ControlEntry(ControlEntryKind.CUT, key, beginning, place, time);
    }

    /** What is not there any more. */
    public static ControlEntry removal(String key, String place) {
        return new ControlEntry(ControlEntryKind.REMOVAL, key, NOTHING, place, 0);
    }

    /** The marker. */
    public static ControlEntry complete() {
        return new ControlEntry(ControlEntryKind.COMPLETE, "", NOTHING, "", 0);
    }
}
