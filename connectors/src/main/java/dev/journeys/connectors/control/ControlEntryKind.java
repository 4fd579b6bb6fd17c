// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

/** What a {@link ControlEntry} is. */
public enum ControlEntryKind {
    /** A value that exists or has changed. */
    VALUE,
    /** A value that is longer than allowed, of which only the beginning is there. */
    CUT,
    /** The key is gone. */
    REMOVAL,
    /** Everything that existed at the start, or restart, has been emitted. Comes once. */
    COMPLETE
}
