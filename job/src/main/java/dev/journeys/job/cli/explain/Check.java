// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import java.util.List;

/** Looks for one kind of {@link Finding}. Listed in {@link Checks}. */
interface Check {

    /** What it finds in a valid definition, in the order of the definition. */
    List<Finding> find(JourneyDefinition definition);
}
