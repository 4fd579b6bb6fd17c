// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.definitions.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as lines for a person. */
final class PlanText {
    private static final int MAX_DIFFERENCES = 20;
    private static final int MAX_CHARACTERS = 100;

    private PlanText() {}

    /** The lines, without their ends. */
    static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (DestinationChange change : plan.destinations()) {
            if (change.isWritten()) {
                lines.add(line(change));
                differences(change.differences(), lines);
            }
        }
        int width =
                plan.changes().stream()
                        .filter(PlanText::isShown)
                        .mapToInt(change -> change.journey().length())
                        .max()
                        .orElse(0);
        for (Change change : plan.changes()) {
            if (isShown(change)) {
                lines.add(line(change, width));
                differences(change.differences(), lines);
                if (change.note() != null) {
                    lines.add("    " + change.note());
                }
            }
        }
        lines.add(summary(plan));
        return lines;
    }

    /** What stays as it is is only counted, unless there is something to say of it. */
    private static boolean isShown(Change change) {
        return change.kind().isDifference()
                || change.kind() == ChangeKind.AGAIN
                || change.note() != null;
    }

    private static String line(Change change, int width) {
        String journey = change.journey() + " ".repeat(width - change.journey().length());
        String file = change.file() == null ? "" : "  (" + change.file() + ")";
        return "%-9s  %s  %s%s"
                .formatted(change.kind().text(), journey, versions(change), file)
                .stripTrailing();
    }

    private static String line(DestinationChange change) {
        return "%-9s  destination %s, %s  (%s)"
                .formatted(
                        change.kind().text(),
                        change.id(),
                        change.wanted().definition().type().text(),
                        change.wanted().file());
    }

    private static String versions(Change change) {
        Decision live = change.live();
        String version = "version " + change.version();
        if (live == null) {
            return version;
        }
        return switch (change.kind()) {
            case CHANGED -> "version " + live.version() + " -> " + change.version();
            case LOWER -> version + ", but " + live.version() + " is " + Wording.status(live);
            case PAUSE, RESUME, ARCHIVE -> version + ", now " + Wording.status(live);
            default -> version;
        };
    }

    private static void differences(List<Difference> differences, List<String> lines) {
        differences.stream()
                .limit(MAX_DIFFERENCES)
                .forEach(difference -> lines.add("    " + text(difference)));
        if (differences.size() > MAX_DIFFERENCES) {
            lines.add("    and " + (differences.size() - MAX_DIFFERENCES) + " more");
        }
    }

    private static String text(Difference difference) {
        String from = shown(difference.from());
        String to = shown(difference.to());
        if (from == null) {
            return "+ " + difference.pointer() + ": " + to;
        }
        return to == null
                ? "- " + difference.pointer() + ": " + from
                : "~ " + difference.pointer() + ": " + from + " -> " + to;
    }

    private static @Nullable String shown(@Nullable String json) {
        return json == null || json.length() <= MAX_CHARACTERS
                ? json
                : json.substring(0, MAX_CHARACTERS) + "…";
    }

    private static String summary(Plan plan) {
        Map<ChangeKind, Integer> counts = new TreeMap<>();
        plan.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        String journeys = counts.isEmpty() ? "No journeys." : text(counts);
        if (plan.destinations().isEmpty()) {
            return journeys;
        }
        Map<ChangeKind, Integer> destinations = new TreeMap<>();
        plan.destinations().forEach(change -> destinations.merge(change.kind(), 1, Integer::sum));
        return journeys + " Destinations: " + text(destinations);
    }

    private static String text(Map<ChangeKind, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().text())
                .collect(Collectors.joining(", ", "", "."));
    }
}
