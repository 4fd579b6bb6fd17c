// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.EntryDefinition;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.ReentryDefinition;
import java.util.List;

/**
 * An entry that takes every event of its name, of everybody; a note where it takes each user once
 * or seldom.
 */
final class UnfilteredEntryCheck implements Check {

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        EntryDefinition entry = definition.entry();
        boolean filtered = entry.audience().isPresent() || entry.identifier().isPresent();
        if (filtered
                || !(entry.trigger() instanceof EntryTrigger.SingleEvent single)
                || single.where().isPresent()) {
            return List.of();
        }
        String message =
                "Every %s of every user enters%s: the entry has no 'where', no 'audience' and no"
                        + " 'identifier'.";
        boolean everyTime = entry.reentry() instanceof ReentryDefinition.EveryEvent;
        return List.of(
                new Finding(
                        everyTime ? Finding.Level.WARNING : Finding.Level.NOTE,
                        "unfiltered-entry",
                        "/entry",
                        message.formatted(
                                Words.anyOf(single.events()),
                                everyTime ? "" : ", as far as 'reentry' lets it")));
    }
}
