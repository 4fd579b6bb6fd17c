// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import dev.journeys.job.cli.common.DestinationFile;
import dev.journeys.job.definitions.SameDefinition;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonDocument;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.JsonValue.Member;
import dev.journeys.patterns.parse.Nearest;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the destinations of files against those of the topic, and sends against both: one to a
 * destination that is in neither would be a dead letter.
 */
final class DestinationPlanner {
    private final KnownJourneys known;
    private final Collection<DestinationFile> wanted;

    DestinationPlanner(KnownJourneys known, Collection<DestinationFile> wanted) {
        this.known = known;
        this.wanted = wanted;
    }

    /**
     * What publishing the destinations comes to, in the order of the files.
     *
     * @param again whether what is known already is published once more
     */
    List<DestinationChange> changes(boolean again) {
        return wanted.stream().map(each -> change(each, again)).toList();
    }

    private DestinationChange change(DestinationFile file, boolean again) {
        KnownDestination before = known.destination(file.id());
        if (before == null) {
            return new DestinationChange(ChangeKind.NEW, file, List.of());
        }
        if (known.isBroken(file.id()) || !SameDefinition.is(before.text(), file.text())) {
            return new DestinationChange(
                    ChangeKind.CHANGED, file, Differences.between(before.text(), file.text()));
        }
        return new DestinationChange(
                again ? ChangeKind.AGAIN : ChangeKind.UNCHANGED, file, List.of());
    }

    /** The sends of a journey whose destination is nowhere. */
    List<FileProblem> unknown(WantedDefinition journey) {
        Set<String> destinations = new TreeSet<>();
        known.destinations().forEach(each -> destinations.add(each.id()));
        wanted.forEach(each -> destinations.add(each.id()));
        List<FileProblem> problems = new ArrayList<>();
        for (JsonValue named : sends(journey.text())) {
            if (!destinations.contains(named.source())) {
                problems.add(new FileProblem(journey.file(), unknown(named, destinations)));
            }
        }
        return problems;
    }

    private static Problem unknown(JsonValue named, Set<String> destinations) {
        return Problem.at(
                named.place(),
                ProblemCode.UNKNOWN_DESTINATION,
                "Expected a destination that is published, but found "
                        + Found.quoted(named.source())
                        + "."
                        + Nearest.hint(named.source(), destinations)
                        + " Publish its definition together with the journey, or give"
                        + " --any-destination here and to the job.");
    }

    /** The destinations of all sends of a valid definition, where they are written. */
    private static List<JsonValue> sends(String definition) {
        List<JsonValue> named = new ArrayList<>();
        JsonDocument.parse(definition, new Problems())
                .root()
                .ifPresent(
                        root -> {
                            items(root, "steps")
                                    .forEach(step -> add(member(step, "destination"), named));
                            items(root, "exits")
                                    .forEach(
                                            exit -> {
                                                JsonValue send = member(exit, "send");
                                                if (send != null) {
                                                    add(member(send, "destination"), named);
                                                }
                                            });
                        });
        return named;
    }

    private static void add(@Nullable JsonValue destination, List<JsonValue> named) {
        if (destination != null) {
            named.add(destination);
        }
    }

    private static List<JsonValue> items(JsonValue object, String name) {
        JsonValue list = member(object, name);
        return list == null ? List.of() : list.items();
    }

    private static @Nullable JsonValue member(JsonValue object, String name) {
        Member member = object.members().get(name);
        return member == null ? null : member.value();
    }
}
