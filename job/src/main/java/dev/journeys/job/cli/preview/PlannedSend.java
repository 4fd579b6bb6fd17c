// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A send of a journey.
 *
 * @param name the id of the step, or the name of the exit rule
 * @param exit whether it is an exit rule's
 * @param when the condition on which it is made in earnest; null: it always is
 * @param notes sentences on what is not as it would be in earnest
 */
public record PlannedSend(String name, boolean exit, @Nullable String when, List<String> notes) {
    public PlannedSend {
        notes = List.copyOf(notes);
    }
}
