// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

/** Finds the time of a line. */
@FunctionalInterface
public interface LineTime {
    /**
     * The time by which the line is ordered.
     *
     * @param text without the line's end
     * @return {@link Line#NO_TIME} where it has none
     */
    long of(byte[] text);
}
