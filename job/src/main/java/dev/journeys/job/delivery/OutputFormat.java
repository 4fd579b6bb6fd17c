// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.compile.CompiledSend;
import dev.journeys.patterns.event.Timestamps;
import dev.journeys.patterns.parse.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of section 6 of the journey format as JSON. Used by one thread at a time. */
public final class OutputFormat {
    private final JsonLine line = new JsonLine();

    /** Whose transition was written last: often the next one is of the same instance. */
    private @Nullable Passage lastPassage;

    private byte[] lastFields = new byte[0];

    /** A transition for the timeline. */
    public OutputRecord transition(Passage passage, Transition transition) {
        line.start().text(Field.TYPE, transition.type().text());
        fieldsOf(passage);
        line.optional(Field.STEP, transition.step())
                .optional(Field.BRANCH, transition.branch())
                .optional(Field.REASON, transition.reason());
        Long until = transition.until();
        if (until != null) {
            line.time(Field.UNTIL, until);
        }
        line.optional(Field.DELIVERY, transition.delivery())
                .time(Field.TIMESTAMP, transition.timestamp());
        return new OutputRecord(OutputKind.TRANSITION, passage.user(), line.end());
    }

    private void fieldsOf(Passage passage) {
        if (passage.equals(lastPassage)) {
            line.again(lastFields);
            return;
        }
        int mark = line.mark();
        line.text(Field.JOURNEY, passage.journey())
                .number(Field.VERSION, passage.version())
                .text(Field.INSTANCE, passage.instance())
                .text(Field.USER_ID, passage.user())
                .optional(Field.IDENTIFIER, passage.identifier());
        lastPassage = passage;
        lastFields = line.since(mark);
    }

    /**
     * A delivery.
     *
     * @param id the delivery's id
     * @param step the id of the step where the instance is
     * @param timestamp epoch milliseconds
     * @param properties writes the value of the delivery's properties
     */
    public OutputRecord delivery(
            Passage passage,
            CompiledSend send,
            String id,
            String step,
            long timestamp,
            JsonLine.Value properties) {
        line.start()
                .text(Field.ID, id)
                .text(Field.DESTINATION, send.destination())
                .optional(Field.CHANNEL, send.channel().orElse(null))
                .text(Field.TYPE, "track")
                .text(Field.EVENT, send.event().orElse(step))
                .text(Field.USER_ID, passage.user())
                .time(Field.TIMESTAMP, timestamp)
                .name(Field.JOURNEY)
                .object()
                .text(Field.ID, passage.journey())
                .number(Field.VERSION, passage.version())
                .text(Field.STEP, step)
                .text(Field.INSTANCE, passage.instance())
                .time(Field.ENTERED_AT, passage.enteredAt())
                .endObject()
                .name(Field.PROPERTIES);
        properties.write(line);
        return new OutputRecord(
                OutputKind.DELIVERY, passage.user(), send.destination(), line.end());
    }

    /** The properties of a delivery that has no payload: what the instance has captured, by key. */
    public static JsonLine.Value journeyContext(Map<String, byte[]> context) {
        return line -> {
            line.object().name(Field.JOURNEY_CONTEXT).object();
            for (Map.Entry<String, byte[]> captured : context.entrySet()) {
                line.name(captured.getKey()).raw(captured.getValue());
            }
            line.endObject().endObject();
        };
    }

    /** An event that came too late. */
    public OutputRecord late(JourneyEvent event, long watermark) {
        String detail =
                "Expected an event after the watermark "
                        + Timestamps.format(watermark)
                        + ", but found one of "
                        + Timestamps.format(event.timestamp())
                        + ".";
        return refused(
                OutputKind.LATE,
                event.user(),
                "late",
                detail,
                event.text(),
                event.place().toString(),
                event.timestamp());
    }

    /** A record that could not be read. */
    public OutputRecord deadLetter(String reason, String detail, String text, String place) {
        return refused(OutputKind.DEAD_LETTER, "", reason, detail, text, place, null);
    }

    /** An event that was read but could not be taken. */
    public OutputRecord deadLetter(String reason, String detail, JourneyEvent event) {
        return refused(
                OutputKind.DEAD_LETTER,
                event.user(),
                reason,
                detail,
                event.text(),
                event.place().toString(),
                event.timestamp());
    }

    /** Something else that could not be taken or written. */
    public OutputRecord deadLetter(Refused refused) {
        return refused(
                OutputKind.DEAD_LETTER,
                refused.user(),
                refused.reason(),
                refused.detail(),
                refused.text(),
                refused.place(),
                refused.timestamp());
    }

    /**
     * What became of a control record on a subtask, see {@link OutputKind#ACKNOWLEDGEMENT}.
     *
     * @param late whether events of its effective time had been taken there
     * @param problems why it was refused; empty where it was accepted
     */
    public OutputRecord acknowledgement(
            DefinitionRecord record, boolean late, List<Problem> problems, Subtask subtask) {
        line.start()
                .text(Field.JOURNEY, record.journey())
                .number(Field.VERSION, record.version())
                .text(Field.STATUS, record.status().name().toLowerCase(Locale.ROOT));
        if (record.effectiveFrom() != DefinitionRecord.ALWAYS) {
            line.time(Field.EFFECTIVE_FROM, record.effectiveFrom());
        }
        line.flag(Field.LATE, late);
        answer(subtask, problems);
        return new OutputRecord(OutputKind.ACKNOWLEDGEMENT, record.key(), line.end());
    }

    /**
     * What became of a destination's definition on a subtask, see {@link
     * OutputKind#ACKNOWLEDGEMENT}.
     *
     * @param status {@code published} or {@code removed}
     * @param problems why it was refused; empty where it was accepted
     */
    public OutputRecord destinationAcknowledgement(
            String destination, String status, List<Problem> problems, Subtask subtask) {
        line.start().text(Field.DESTINATION, destination).text(Field.STATUS, status);
        answer(subtask, problems);
        return new OutputRecord(
                OutputKind.ACKNOWLEDGEMENT, DestinationKey.of(destination), line.end());
    }

    private void answer(Subtask subtask, List<Problem> problems) {
        line.number(Field.SUBTASK, subtask.index()).number(Field.SUBTASKS, subtask.count());
        if (problems.isEmpty()) {
            return;
        }
        line.name(Field.PROBLEMS).array();
        for (Problem problem : problems) {
            line.object()
                    .text(Field.CODE, problem.code().text())
                    .text(Field.POINTER, problem.pointer())
                    .number(Field.LINE, problem.line())
                    .number(Field.COLUMN, problem.column())
                    .text(Field.MESSAGE, problem.message())
                    .endObject();
        }
        line.endArray();
    }

    /** How a delivery ended. */
    public OutputRecord outcome(SentDelivery sent) {
        line.start()
                .text(Field.DELIVERY, sent.delivery())
                .text(Field.DESTINATION, sent.destination())
                .text(Field.STATE, sent.state())
                .number(Field.ATTEMPTS, sent.attempts());
        if (sent.status() != 0) {
            line.number(Field.STATUS, sent.status());
        }
        if (!sent.reason().isEmpty()) {
            line.text(Field.REASON, sent.reason());
        }
        line.time(Field.TIMESTAMP, sent.timestamp());
        return new OutputRecord(OutputKind.OUTCOME, sent.user(), line.end());
    }

    /** What a subtask has counted, see {@link OutputKind#COUNTS}. */
    public OutputRecord count(CountRecord count) {
        line.start()
                .text(Field.JOURNEY, count.journey())
                .text(Field.NAME, count.name())
                .number(Field.COUNT, count.count());
        return new OutputRecord(OutputKind.COUNTS, "", line.end());
    }

    private OutputRecord refused(
            OutputKind kind,
            String user,
            String reason,
            String detail,
            String text,
            String place,
            @Nullable Long timestamp) {
        line.start()
                .text(Field.REASON, reason)
                .text(Field.DETAIL, detail)
                .text(Field.TEXT, text)
                .text(Field.PLACE, place);
        if (timestamp != null) {
            line.time(Field.TIMESTAMP, timestamp);
        }
        return new OutputRecord(kind, user, line.end());
    }
}
