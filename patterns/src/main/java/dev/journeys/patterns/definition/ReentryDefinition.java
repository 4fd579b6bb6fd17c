// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

import java.time.Duration;

/** When a user who has entered a journey before may enter it again. */
public sealed interface ReentryDefinition {

    /** At every entry event. */
    record EveryEvent() implements ReentryDefinition {}

    /** Never: a user enters a journey once, whatever its version and identifier. */
    record Once() implements ReentryDefinition {}

    /**
     * At or after the user's last entry plus a time.
     *
     * @param duration more than zero
     */
    record After(Duration duration) implements ReentryDefinition {}
}
