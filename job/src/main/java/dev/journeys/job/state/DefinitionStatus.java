// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/** What becomes of a version of a journey from a time on (section 5 of the journey format). */
public enum DefinitionStatus {
    /** It takes entries; lower versions take none. */
    PUBLISHED,
    /** The journey takes no entries; live instances of all versions go on. */
    PAUSED,
    /** The journey takes no entries, and its live instances end. */
    ARCHIVED
}
