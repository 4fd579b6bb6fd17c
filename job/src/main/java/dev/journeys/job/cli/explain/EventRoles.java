// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which events a journey listens to, and what for. */
final class EventRoles {
    private final Map<String, Set<String>> roles = new LinkedHashMap<>();

    private EventRoles() {}

    /** The roles of each event, in the order of the definition. */
    static Map<String, Set<String>> of(JourneyDefinition definition) {
        EventRoles events = new EventRoles();
        events.entry(definition.entry().trigger());
        definition
                .exits()
                .forEach(exit -> events.add(exit.events(), "exit rule " + quoted(exit.name())));
        definition.steps().forEach(events::step);
        return events.roles;
    }

    private void entry(EntryTrigger trigger) {
        if (trigger instanceof EntryTrigger.SingleEvent single) {
            add(single.events(), "entry");
            return;
        }
        PatternDefinition pattern = ((EntryTrigger.SeveralEvents) trigger).pattern();
        if (pattern instanceof PatternDefinition.Sequence sequence) {
            sequence.stages()
                    .forEach(stage -> add(stage.events(), "entry, stage " + quoted(stage.name())));
        } else if (pattern instanceof PatternDefinition.AllOf allOf) {
            allOf.members()
                    .forEach(one -> add(one.events(), "entry, member " + quoted(one.name())));
        }
    }

    private void step(StepDefinition step) {
        if (step instanceof StepDefinition.HoldUntil hold) {
            String of = " of step " + quoted(hold.id());
            hold.branches().forEach(one -> add(one.events(), "branch " + quoted(one.name()) + of));
        }
    }

    private void add(List<String> events, String role) {
        events.forEach(
                event -> roles.computeIfAbsent(event, name -> new LinkedHashSet<>()).add(role));
    }

    private static String quoted(String text) {
        return Words.quoted(text);
    }
}
