// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

/** What the enumerator of a {@link ControlSource} remembers. */
public enum NoState {
    /** Nothing. */
    NOTHING
}
