// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.definitions.Decision;
import dev.journeys.job.state.DefinitionStatus;
import java.util.Locale;

/** Words that several outputs share. */
final class Wording {
    private Wording() {}

    static String status(Decision decision) {
        return status(decision.status());
    }

    static String status(DefinitionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 1 record}, {@code 2 records}. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
