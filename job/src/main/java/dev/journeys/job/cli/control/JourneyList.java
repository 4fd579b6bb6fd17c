// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.definitions.Decision;
import dev.journeys.patterns.event.Timestamps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All journeys as they are at one moment. */
final class JourneyList {
    private static final List<String> TITLES =
            List.of("journey", "version", "status", "effective from", "next change");

    private static final List<String> DESTINATION_TITLES =
            List.of("destination", "type", "written");

    private final KnownJourneys known;
    private final long now;

    /**
     * @param now epoch milliseconds
     */
    JourneyList(KnownJourneys known, long now) {
        this.known = known;
        this.now = now;
    }

    /** A table, and one of destinations if there are some, as lines without their ends. */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        known.all().forEach(journey -> rows.add(row(journey)));
        List<String> lines = new ArrayList<>(TextTable.lines(rows));
        if (!known.destinations().isEmpty()) {
            lines.add("");
            lines.addAll(TextTable.lines(destinations()));
        }
        return lines;
    }

    private List<List<String>> destinations() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(DESTINATION_TITLES);
        for (KnownDestination destination : known.destinations()) {
            rows.add(
                    List.of(
                            destination.id(),
                            destination.definition().type().text(),
                            Timestamps.format(destination.writtenAt())));
        }
        return rows;
    }

    private List<String> row(KnownJourney journey) {
        Decision present = journey.at(now);
        Decision next = journey.nextAfter(now);
        return List.of(
                journey.id(),
                present == null ? "-" : String.valueOf(present.version()),
                present == null ? "-" : Wording.status(present),
                present == null ? "-" : Timestamps.format(present.from()),
                next(present, next));
    }

    private static String next(@Nullable Decision present, @Nullable Decision next) {
        if (next == null) {
            return "";
        }
        boolean sameVersion = present != null && present.version() == next.version();
        return (sameVersion ? "" : "version " + next.version() + " ")
                + Wording.status(next)
                + " from "
                + Timestamps.format(next.from());
    }

    /** The same as JSON. */
    ObjectNode json(List<String> warnings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("asOf", Timestamps.format(now));
        ArrayNode journeys = json.putArray("journeys");
        for (KnownJourney journey : known.all()) {
            ObjectNode row = journeys.addObject();
            row.put("journey", journey.id());
            put(journey, now, row);
        }
        ArrayNode destinations = json.putArray("destinations");
        for (KnownDestination destination : known.destinations()) {
            ObjectNode row = destinations.addObject();
            row.put("destination", destination.id());
            row.put("type", destination.definition().type().text());
            row.put("writtenAt", Timestamps.format(destination.writtenAt()));
        }
        ArrayNode sentences = json.putArray("warnings");
        warnings.forEach(sentences::add);
        return json;
    }

    /** What holds of a journey, and what is to come. */
    static void put(KnownJourney journey, long now, ObjectNode json) {
        Decision present = journey.at(now);
        if (present != null) {
            OutcomeJson.put(present, json);
        }
        Decision next = journey.nextAfter(now);
        if (next != null) {
            OutcomeJson.put(next, json.putObject("next"));
        }
    }
}
