// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.EntryDefinition;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.PatternDefinition;
import dev.journeys.patterns.definition.ReentryDefinition;
import dev.journeys.patterns.definition.WhenLive;
import java.util.ArrayList;
import java.util.List;

/** Says who enters a journey, and when. */
final class EntryWords {
    private EntryWords() {}

    static List<Fact> of(JourneyDefinition definition) {
        EntryDefinition entry = definition.entry();
        List<Fact> facts = new ArrayList<>(trigger(entry));
        facts.add(
                new Fact(
                        "audience",
                        entry.audience()
                                .map(trait -> "only where the trait " + code(trait) + " is true")
                                .orElse("everybody")));
        facts.add(new Fact("identifier", identifier(entry)));
        facts.add(new Fact("reentry", reentry(entry.reentry())));
        facts.add(
                new Fact(
                        "while live",
                        entry.whenLive() == WhenLive.IGNORE
                                ? "an entry event does not enter; it may be an event of a branch"
                                : "an entry event replaces the live instance by a new one"));
        facts.add(
                new Fact(
                        "ends at the latest",
                        code(Words.duration(definition.expireAfter()))
                                + " after it began, as exited with reason `expired`"));
        return facts;
    }

    /** What must happen, in a few words. */
    static String trigger(EntryTrigger trigger) {
        if (trigger instanceof EntryTrigger.SingleEvent single) {
            return Words.events(single.events(), single.where());
        }
        PatternDefinition pattern = ((EntryTrigger.SeveralEvents) trigger).pattern();
        if (pattern instanceof PatternDefinition.Sequence sequence) {
            List<String> names = sequence.stages().stream().map(EntryWords::stage).toList();
            return "pattern: " + String.join(", then ", names);
        }
        List<PatternDefinition.Member> members = ((PatternDefinition.AllOf) pattern).members();
        List<String> names = members.stream().map(PatternDefinition.Member::name).toList();
        return "pattern: " + String.join(" and ", names) + ", in any order";
    }

    private static String stage(PatternDefinition.Stage stage) {
        return (stage.contiguity().isNegated() ? "no " : "") + stage.name();
    }

    private static List<Fact> trigger(EntryDefinition entry) {
        if (entry.trigger() instanceof EntryTrigger.SingleEvent single) {
            return List.of(
                    new Fact("event", events(single.events())),
                    new Fact(
                            "where",
                            single.where().map(EntryWords::code).orElse("without a condition")));
        }
        return List.of(new Fact("event", trigger(entry.trigger()) + "; see below"));
    }

    private static String events(List<String> names) {
        return Words.anyOf(names.stream().map(EntryWords::code).toList());
    }

    private static String identifier(EntryDefinition entry) {
        return entry.identifier()
                .map(
                        path ->
                                "one live instance for each user and value of "
                                        + code(path)
                                        + "; an event without it does not enter")
                .orElse("none: one live instance for each user");
    }

    private static String reentry(ReentryDefinition reentry) {
        if (reentry instanceof ReentryDefinition.After after) {
            return "again " + code(Words.duration(after.duration())) + " after the last entry";
        }
        return reentry instanceof ReentryDefinition.Once
                ? "once for each user, whatever version and identifier"
                : "at every entry event";
    }

    private static String code(String text) {
        return Words.code(text);
    }
}
