// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.ExitCodes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to.
 *
 * @param result in one word
 * @param warnings sentences on what a person should know, those of the plan included
 * @param acknowledgements what the job said; null where it was not asked
 * @param waited for the job; null where it was not asked
 */
record Outcome(
        Result result,
        Plan plan,
        List<String> warnings,
        @Nullable Acknowledgements acknowledgements,
        @Nullable Duration waited) {

    static Outcome withoutJob(Result result, Plan plan, List<String> warnings) {
        return new Outcome(result, plan, warnings, null, null);
    }

    static Outcome of(
            Plan plan, List<String> warnings, Acknowledgements acknowledgements, Duration waited) {
        Result result = Result.DONE;
        if (!acknowledgements.refused().isEmpty()) {
            result = Result.REFUSED;
        } else if (!acknowledgements.isSettled()) {
            result = Result.UNACKNOWLEDGED;
        }
        return new Outcome(result, plan, warnings, acknowledgements, waited);
    }

    /** How a command ends. */
    enum Result {
        /** Written, and taken by every subtask of the job. */
        DONE(ExitCodes.OK),
        /** Everything is as it should be already. */
        UNCHANGED(ExitCodes.OK),
        /** Nothing was written, since only that was asked for. */
        PLANNED(ExitCodes.OK),
        /** Written; nobody has waited for the job. */
        WRITTEN(ExitCodes.OK),
        /** What is in the topic differs; nothing was written. */
        DIFFERENT(ExitCodes.DIFFERENT),
        /** Definitions are invalid, or may not replace what is live; nothing was written. */
        INVALID(ExitCodes.INVALID),
        /** Written, but the job refused something. */
        REFUSED(ExitCodes.REFUSED),
        /** Written, but not every subtask has acknowledged it in time. */
        UNACKNOWLEDGED(ExitCodes.UNACKNOWLEDGED);

        private final int exitCode;

        Result(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }
}
