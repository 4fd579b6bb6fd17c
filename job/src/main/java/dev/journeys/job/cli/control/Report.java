// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.cli.common.ExitCodes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Prints what a command does, as text while it goes on or as JSON at its end. */
final class Report {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    Report(CommandLine command, boolean json) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.json = json;
    }

    /** What is going to be done. */
    void plan(Plan plan) {
        if (json) {
            return;
        }
        PlanText.lines(plan).forEach(out::println);
        out.flush();
        Set<String> archived =
                plan.changes().stream()
                        .filter(change -> change.kind() == ChangeKind.ARCHIVE)
                        .map(Change::journey)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!archived.isEmpty()) {
            err.println(
                    "Warning: archiving ends everybody who is on the way in "
                            + Wording.count(archived.size(), "journey")
                            + ": "
                            + String.join(", ", archived)
                            + ".");
            err.flush();
        }
    }

    /**
     * What came of it.
     *
     * @return the exit code
     */
    int outcome(Outcome outcome, ControlTopics topics) {
        if (json) {
            json(OutcomeJson.of(outcome));
        } else {
            OutcomeText text = new OutcomeText(outcome, topics);
            text(text.lines(), text.complaints());
        }
        return outcome.result().exitCode();
    }

    /**
     * What a command that only looks has found.
     *
     * @return the exit code
     */
    int view(List<String> lines, JsonNode node, List<String> warnings) {
        if (json) {
            json(node);
        } else {
            text(lines, warnings.stream().map(warning -> "Warning: " + warning).toList());
        }
        return ExitCodes.OK;
    }

    void text(List<String> lines, List<String> complaints) {
        lines.forEach(out::println);
        out.flush();
        complaints.forEach(err::println);
        err.flush();
    }

    void json(JsonNode node) {
        out.println(node);
        out.flush();
    }

    boolean isJson() {
        return json;
    }
}
