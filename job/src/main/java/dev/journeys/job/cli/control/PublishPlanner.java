// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import dev.journeys.job.cli.common.DestinationFile;
import dev.journeys.job.definitions.Decision;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.event.Timestamps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the definitions of files against what the topic says. Of each journey the highest version
 * among the files is the one that is wanted.
 */
final class PublishPlanner {
    private static final String MISSING =
            "The topic has records of that version, but no valid definition.";

    private final KnownJourneys known;
    private final PublishOptions options;
    private final DestinationPlanner destinations;
    private final List<Change> changes = new ArrayList<>();
    private final List<FileProblem> problems = new ArrayList<>();

    private PublishPlanner(
            KnownJourneys known, PublishOptions options, DestinationPlanner destinations) {
        this.known = known;
        this.options = options;
        this.destinations = destinations;
    }

    /** What publishing the definitions comes to. */
    static Plan plan(
            List<WantedDefinition> wanted,
            Collection<DestinationFile> destinations,
            KnownJourneys known,
            PublishOptions options) {
        DestinationPlanner ofDestinations = new DestinationPlanner(known, destinations);
        PublishPlanner planner = new PublishPlanner(known, options, ofDestinations);
        TreeMap<String, List<WantedDefinition>> byJourney = new TreeMap<>();
        for (WantedDefinition definition : wanted) {
            byJourney
                    .computeIfAbsent(definition.journey(), id -> new ArrayList<>())
                    .add(definition);
        }
        byJourney.values().forEach(planner::journey);
        if (options.prune()) {
            planner.prune(byJourney.keySet());
        }
        return new Plan(
                options.effectiveFrom(),
                planner.changes,
                ofDestinations.changes(options.again()),
                planner.problems,
                known.warnings());
    }

    private void journey(List<WantedDefinition> versions) {
        int highest = versions.stream().mapToInt(WantedDefinition::version).max().orElseThrow();
        for (WantedDefinition wanted : versions) {
            KnownJourney journey = known.find(wanted.journey());
            Decision live = journey == null ? null : journey.at(options.effectiveFrom());
            if (journey != null && standing(journey, wanted) == KnownJourney.Standing.OTHER) {
                conflict(journey, live, wanted);
            } else if (wanted.version() < highest) {
                add(ChangeKind.OLDER, live, wanted, null);
            } else {
                highest(journey, live, wanted);
            }
        }
    }

    private void highest(
            @Nullable KnownJourney journey, @Nullable Decision live, WantedDefinition wanted) {
        if (!options.anyDestination()) {
            problems.addAll(destinations.unknown(wanted));
        }
        if (journey == null || live == null) {
            first(journey, wanted);
        } else {
            next(journey, live, wanted);
        }
    }

    private static KnownJourney.Standing standing(KnownJourney journey, WantedDefinition wanted) {
        return journey.standing(wanted.version(), wanted.definition());
    }

    /** Nothing decides on the journey yet. */
    private void first(@Nullable KnownJourney journey, WantedDefinition wanted) {
        Decision scheduled = journey == null ? null : scheduled(journey, wanted);
        if (scheduled == null) {
            add(ChangeKind.NEW, null, wanted, null);
        } else {
            add(ChangeKind.UNCHANGED, null, wanted, scheduledNote(scheduled));
        }
    }

    private void next(KnownJourney journey, Decision live, WantedDefinition wanted) {
        Decision scheduled = scheduled(journey, wanted);
        if (live.version() > wanted.version()) {
            lower(journey, live, wanted);
        } else if (live.version() == wanted.version()) {
            same(journey, live, wanted);
        } else if (scheduled != null) {
            add(ChangeKind.UNCHANGED, live, wanted, scheduledNote(scheduled));
        } else {
            add(ChangeKind.CHANGED, live, wanted, takesEntriesAgain(live));
        }
    }

    /** The version takes over later; asked for without a time of its own, that is left as it is. */
    private @Nullable Decision scheduled(KnownJourney journey, WantedDefinition wanted) {
        return options.timeIsChosen()
                ? null
                : journey.publishedAfter(options.effectiveFrom(), wanted.version());
    }

    private void same(KnownJourney journey, Decision live, WantedDefinition wanted) {
        boolean published = live.status() == DefinitionStatus.PUBLISHED;
        if (standing(journey, wanted) == KnownJourney.Standing.NONE) {
            add(ChangeKind.NEW, live, wanted, MISSING);
        } else if (published && options.again()) {
            add(ChangeKind.AGAIN, live, wanted, null);
        } else {
            add(ChangeKind.UNCHANGED, live, wanted, published ? null : staysNote(live));
        }
    }

    private static String scheduledNote(Decision scheduled) {
        return "It is published already, from " + Timestamps.format(scheduled.from()) + " on.";
    }

    private static String staysNote(Decision live) {
        return "It is "
                + Wording.status(live)
                + " and stays so; 'resume' or a higher version has it take entries again.";
    }

    private static @Nullable String takesEntriesAgain(Decision live) {
        return live.status() == DefinitionStatus.PUBLISHED
                ? null
                : "It was " + Wording.status(live) + " and takes entries again.";
    }

    private void add(
            ChangeKind kind,
            @Nullable Decision live,
            WantedDefinition wanted,
            @Nullable String note) {
        boolean written =
                kind == ChangeKind.NEW || kind == ChangeKind.CHANGED || kind == ChangeKind.AGAIN;
        DefinitionRecord record =
                written
                        ? DefinitionRecord.published(
                                wanted.journey(),
                                wanted.version(),
                                options.effectiveFrom(),
                                wanted.definition())
                        : null;
        changes.add(
                new Change(
                        wanted.journey(),
                        kind,
                        wanted.version(),
                        live,
                        wanted.file(),
                        record,
                        kind == ChangeKind.CHANGED ? differences(live, wanted) : List.of(),
                        note));
    }

    private List<Difference> differences(@Nullable Decision live, WantedDefinition wanted) {
        KnownJourney journey = known.find(wanted.journey());
        byte[] before = journey == null || live == null ? null : journey.definition(live.version());
        return before == null ? List.of() : Differences.between(before, wanted.definition());
    }

    private void conflict(KnownJourney journey, @Nullable Decision live, WantedDefinition wanted) {
        byte[] other = Objects.requireNonNull(journey.definition(wanted.version()));
        changes.add(
                new Change(
                        wanted.journey(),
                        ChangeKind.CONFLICT,
                        wanted.version(),
                        live,
                        wanted.file(),
                        null,
                        Differences.between(other, wanted.definition()),
                        null));
        problems.add(VersionProblems.conflict(journey, wanted));
    }

    private void lower(KnownJourney journey, Decision live, WantedDefinition wanted) {
        changes.add(
                Change.none(
                        wanted.journey(),
                        ChangeKind.LOWER,
                        wanted.version(),
                        live,
                        wanted.file(),
                        null));
        problems.add(VersionProblems.lower(journey, live, wanted));
    }

    private void prune(Set<String> wanted) {
        for (KnownJourney journey : known.all()) {
            if (!wanted.contains(journey.id())) {
                changes.addAll(StatusPlanner.prune(journey, options.effectiveFrom()));
            }
        }
    }
}
