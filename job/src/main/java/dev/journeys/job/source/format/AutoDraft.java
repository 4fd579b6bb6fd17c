// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An event of which it is not known yet whether it is one of Segment or a CloudEvent, since {@code
 * specversion} may be its last field: both are drafted in the same pass, and what one of them finds
 * wrong counts only if it is that.
 */
final class AutoDraft implements EventDraft {
    private final SegmentDraft segment;
    private final CloudEventDraft cloudEvent;
    private @Nullable InvalidEventException segmentProblem;
    private @Nullable InvalidEventException cloudEventProblem;

    AutoDraft(byte[] text, Place place) {
        segment = new SegmentDraft(text, place);
        cloudEvent = new CloudEventDraft(text, place);
    }

    @Override
    public void read(String field, JsonParser json) throws IOException {
        switch (field) {
            case "specversion", "subject", "time", "id", "data", "data_base64" ->
                    readCloudEvent(field, json);
            case "type" -> {
                readCloudEvent(field, json);
                readSegment(field, json);
            }
            default -> readSegment(field, json);
        }
        EventPass.leaveField(json);
    }

    private void readSegment(String field, JsonParser json) throws IOException {
        try {
            segment.read(field, json);
        } catch (InvalidEventException problem) {
            segmentProblem = segmentProblem == null ? problem : segmentProblem;
        }
    }

    private void readCloudEvent(String field, JsonParser json) throws IOException {
        try {
            cloudEvent.read(field, json);
        } catch (InvalidEventException problem) {
            cloudEventProblem = cloudEventProblem == null ? problem : cloudEventProblem;
        }
    }

    @Override
    public JourneyEvent event(Slice whole, @Nullable Long recordTimestampMillis)
            throws InvalidEventException {
        boolean recognized = cloudEvent.recognized();
        InvalidEventException problem = recognized ? cloudEventProblem : segmentProblem;
        if (problem != null) {
            throw problem;
        }
        return (recognized ? cloudEvent : segment).event(whole, recordTimestampMillis);
    }
}
