// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

/** How a command prints; the names are those of {@code --format}. */
public enum PrintFormat {
    /** For people. */
    text,
    /** For programs. */
    json
}
