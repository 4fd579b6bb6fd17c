// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.core.JsonLocation;
import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import dev.journeys.job.definitions.Decision;
import dev.journeys.job.source.DefinitionText;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;

/** Why the version of a file cannot be published, and what to do. */
final class VersionProblems {
    private VersionProblems() {}

    /** The version is known with another definition. */
    static FileProblem conflict(KnownJourney journey, WantedDefinition wanted) {
        return at(
                wanted,
                "Expected a new version for a changed definition, but version "
                        + wanted.version()
                        + " of '"
                        + wanted.journey()
                        + "' is published with another definition. Raise 'version' to "
                        + (journey.highestVersion() + 1)
                        + ".");
    }

    /** A higher version decides. */
    static FileProblem lower(KnownJourney journey, Decision live, WantedDefinition wanted) {
        return at(
                wanted,
                "Expected version "
                        + live.version()
                        + " of '"
                        + wanted.journey()
                        + "', which is "
                        + Wording.status(live)
                        + ", or a higher one, but found version "
                        + wanted.version()
                        + ". To go back to an older definition, give it version "
                        + (journey.highestVersion() + 1)
                        + ".");
    }

    private static FileProblem at(WantedDefinition wanted, String message) {
        JsonLocation place = DefinitionText.versionOf(wanted.text());
        Problem problem =
                new Problem(
                        ProblemCode.DUPLICATE_VERSION,
                        "/version",
                        place.getLineNr(),
                        place.getColumnNr(),
                        message);
        return new FileProblem(wanted.file(), problem);
    }
}
