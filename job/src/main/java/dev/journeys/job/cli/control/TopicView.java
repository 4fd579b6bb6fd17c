// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command that only looks finds.
 *
 * @param warnings a sentence for everything that is not as it should be
 */
record TopicView(KnownJourneys known, List<String> warnings) {
    /** Looks at the definitions topic as it is now. */
    static TopicView of(ControlTopics topics) throws InterruptedException {
        List<String> warnings = new ArrayList<>();
        try (TopicChecks checks = new TopicChecks(topics)) {
            warnings.addAll(checks.definitions());
        }
        KnownJourneys known = new DefinitionsTopic(topics).read();
        warnings.addAll(known.warnings());
        return new TopicView(known, warnings);
    }
}
