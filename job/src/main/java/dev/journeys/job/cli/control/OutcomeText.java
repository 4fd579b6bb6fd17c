// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.patterns.event.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of a plan as lines for a person. */
final class OutcomeText {
    private static final int MAX_RECORDS = 20;

    private final Outcome outcome;
    private final ControlTopics topics;

    OutcomeText(Outcome outcome, ControlTopics topics) {
        this.outcome = outcome;
        this.topics = topics;
    }

    /** The lines for standard output, without their ends. */
    List<String> lines() {
        return switch (outcome.result()) {
            case UNCHANGED -> List.of("Nothing to do.");
            case PLANNED -> List.of("Nothing was written: --dry-run.");
            case WRITTEN -> List.of(written(), "Nobody has waited for the job: --no-wait.");
            case DONE -> List.of(written(), acknowledged());
            case REFUSED, UNACKNOWLEDGED -> List.of(written());
            case DIFFERENT, INVALID -> List.of();
        };
    }

    /** The lines for standard error, without their ends. */
    List<String> complaints() {
        List<String> lines = new ArrayList<>();
        outcome.warnings().forEach(warning -> lines.add("Warning: " + warning));
        outcome.plan().problems().forEach(problem -> lines.add(problem.text()));
        Acknowledgements acknowledgements = outcome.acknowledgements();
        if (acknowledgements != null) {
            acknowledgements.refused().forEach(answers -> lines.addAll(refused(answers)));
            lines.addAll(late(acknowledgements));
            lines.addAll(unacknowledged(acknowledgements.unsettled()));
        }
        return lines;
    }

    private String written() {
        int count = outcome.plan().written();
        return Wording.count(count, "record")
                + " written to '"
                + topics.definitions()
                + "', effective from "
                + Timestamps.format(outcome.plan().effectiveFrom())
                + ".";
    }

    private String acknowledged() {
        int subtasks =
                Objects.requireNonNull(outcome.acknowledgements()).all().stream()
                        .mapToInt(Answers::subtasks)
                        .max()
                        .orElse(0);
        return "Acknowledged by "
                + (subtasks == 1 ? "the only subtask" : "all " + subtasks + " subtasks")
                + " of the job after "
                + seconds(Objects.requireNonNull(outcome.waited()))
                + ".";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static List<String> refused(Answers answers) {
        Stream<String> reasons = answers.problems().stream().map(reason -> "    " + reason.text());
        return Stream.concat(Stream.of("The job refused " + answers.name() + ":"), reasons)
                .toList();
    }

    private static List<String> late(Acknowledgements acknowledgements) {
        List<Answers> late = acknowledgements.all().stream().filter(Answers::isLate).toList();
        return late.isEmpty()
                ? List.of()
                : List.of(
                        "Warning: too late for events that had been taken already, so it counts"
                                + " from its arrival: "
                                + names(late)
                                + ".");
    }

    private List<String> unacknowledged(List<Answers> unsettled) {
        if (unsettled.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        boolean nobody = unsettled.stream().allMatch(answers -> answers.subtasks() == 0);
        lines.add(nobody ? nobody() : "Not every subtask has acknowledged in time:");
        if (!nobody) {
            unsettled.stream().limit(MAX_RECORDS).map(OutcomeText::silent).forEach(lines::add);
            if (unsettled.size() > MAX_RECORDS) {
                lines.add("    and " + (unsettled.size() - MAX_RECORDS) + " more");
            }
        }
        boolean published =
                outcome.plan().changes().stream().anyMatch(change -> change.file() != null)
                        || !outcome.plan().destinations().isEmpty();
        lines.add(
                "What was written stays in the topic and counts when the job has read it."
                        + (published ? " 'publish --again' asks for it once more." : ""));
        return lines;
    }

    private String nobody() {
        return "Nobody has acknowledged within "
                + Objects.requireNonNull(outcome.waited()).toSeconds()
                + " s. Is a job running that reads '"
                + topics.definitions()
                + "' and writes '"
                + topics.acknowledgements()
                + "'?";
    }

    private static String silent(Answers answers) {
        if (answers.subtasks() == 0) {
            return "    " + answers.name() + ": by none";
        }
        return "    "
                + answers.name()
                + ": by "
                + numbers(answers.heard())
                + " of "
                + Wording.count(answers.subtasks(), "subtask")
                + ", not by "
                + numbers(answers.silent());
    }

    private static String numbers(List<Integer> subtasks) {
        return subtasks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String names(List<Answers> answers) {
        String some =
                answers.stream()
                        .limit(MAX_RECORDS)
                        .map(Answers::name)
                        .collect(Collectors.joining(", "));
        return answers.size() > MAX_RECORDS
                ? some + " and " + (answers.size() - MAX_RECORDS) + " more"
                : some;
    }
}
