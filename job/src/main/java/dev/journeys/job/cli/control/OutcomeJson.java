// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import dev.journeys.job.cli.common.ProblemRows;
import dev.journeys.job.definitions.Decision;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.event.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What commands came to as JSON; the fields are described in docs/publishing.md. */
final class OutcomeJson {
    private OutcomeJson() {}

    static ObjectNode of(Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("result", outcome.result().name().toLowerCase(Locale.ROOT));
        json.put("effectiveFrom", Timestamps.format(outcome.plan().effectiveFrom()));
        ArrayNode journeys = json.putArray("journeys");
        for (Change change : outcome.plan().changes()) {
            put(change, outcome, journeys.addObject());
        }
        ArrayNode destinations = json.putArray("destinations");
        for (DestinationChange change : outcome.plan().destinations()) {
            put(change, outcome, destinations.addObject());
        }
        json.set("problems", ProblemRows.of(outcome.plan().problems()));
        ArrayNode warnings = json.putArray("warnings");
        outcome.warnings().forEach(warnings::add);
        Duration waited = outcome.waited();
        if (waited != null) {
            json.put("waitedMillis", waited.toMillis());
        }
        return json;
    }

    /** Definitions are invalid, so that nothing was looked at. */
    static ObjectNode invalid(List<FileProblem> problems) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("result", Outcome.Result.INVALID.name().toLowerCase(Locale.ROOT));
        json.putArray("journeys");
        json.putArray("destinations");
        json.set("problems", ProblemRows.of(problems));
        json.putArray("warnings");
        return json;
    }

    private static void put(Change change, Outcome outcome, ObjectNode json) {
        json.put("journey", change.journey());
        json.put("version", change.version());
        json.put("change", change.kind().text());
        Decision live = change.live();
        if (live != null) {
            put(live, json.putObject("live"));
        }
        if (change.file() != null) {
            json.put("file", change.file().toString());
        }
        if (change.note() != null) {
            json.put("note", change.note());
        }
        if (!change.differences().isEmpty()) {
            put(change.differences(), json.putArray("differences"));
        }
        DefinitionRecord record = change.record();
        if (record != null) {
            ObjectNode written = json.putObject("record");
            written.put("key", record.key());
            written.put("status", Wording.status(record.status()));
            written.put("effectiveFrom", Timestamps.format(record.effectiveFrom()));
            Acknowledgements acknowledgements = outcome.acknowledgements();
            if (acknowledgements != null) {
                acknowledgements
                        .of(record)
                        .ifPresent(answers -> put(answers, json.putObject("acknowledgement")));
            }
        }
    }

    private static void put(DestinationChange change, Outcome outcome, ObjectNode json) {
        json.put("destination", change.id());
        json.put("type", change.wanted().definition().type().text());
        json.put("change", change.kind().text());
        json.put("file", change.wanted().file().toString());
        if (!change.differences().isEmpty()) {
            put(change.differences(), json.putArray("differences"));
        }
        Acknowledgements acknowledgements = outcome.acknowledgements();
        if (change.isWritten()) {
            json.putObject("record").put("key", change.key());
            if (acknowledgements != null) {
                acknowledgements
                        .of(change.key())
                        .ifPresent(answers -> put(answers, json.putObject("acknowledgement")));
            }
        }
    }

    /** What holds, in the same words wherever it is told. */
    static void put(Decision decision, ObjectNode json) {
        json.put("version", decision.version());
        json.put("status", Wording.status(decision));
        json.put("effectiveFrom", Timestamps.format(decision.from()));
    }

    private static void put(List<Difference> differences, ArrayNode json) {
        for (Difference difference : differences) {
            ObjectNode row = json.addObject();
            row.put("pointer", difference.pointer());
            if (difference.from() != null) {
                row.put("from", difference.from());
            }
            if (difference.to() != null) {
                row.put("to", difference.to());
            }
        }
    }

    private static void put(Answers answers, ObjectNode json) {
        json.put("subtasks", answers.subtasks());
        ArrayNode heard = json.putArray("acknowledged");
        answers.heard().forEach(heard::add);
        json.put("late", answers.isLate());
        ArrayNode problems = json.putArray("problems");
        for (Acknowledgement.Reason reason : answers.problems()) {
            ObjectNode row = problems.addObject();
            row.put("code", reason.code());
            row.put("pointer", reason.pointer());
            row.put("line", reason.line());
            row.put("column", reason.column());
            row.put("message", reason.message());
        }
    }
}
