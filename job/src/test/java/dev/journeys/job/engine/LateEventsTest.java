// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.engine.Schedule.Arrival;
import dev.journeys.job.engine.Schedule.Mark;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LateEventsTest {
    private static final byte[] JOURNEY =
            """
            {"id":"any","version":1,"entry":{"event":"started"},
             "steps":[{"id":"out","type":"exit"}]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    static List<Restores> restores() {
        return List.of(Restores.never(), Restores.always(Backend.HEAP));
    }

    @ParameterizedTest
    @MethodSource("restores")
    void putsAnEventNotAfterTheWatermarkToTheLateOutput(Restores restores) throws Exception {
        // given
        Schedule schedule =
                new Schedule(
                        List.of(
                                new Mark(1_000),
                                arrival(1_001, 1),
                                arrival(1_000, 2),
                                arrival(999, 3),
                                new Mark(900),
                                arrival(901, 4),
                                new Mark(Long.MAX_VALUE)));
        // when
        Emissions emissions = run(schedule, restores);
        // then
        assertThat(emissions.transitions())
                .extracting(transition -> transition.get("timestamp").asText())
                .containsOnly("1970-01-01T00:00:01.001Z");
        assertThat(emissions.others())
                .extracting(late -> late.kind() + " " + late.json().get("place").asText())
                .containsExactly(
                        "LATE events.jsonl:2", "LATE events.jsonl:3", "LATE events.jsonl:4");
        assertThat(emissions.counts()).containsEntry("late", 3L).containsEntry("events", 4L);
    }

    @ParameterizedTest
    @MethodSource("restores")
    void tellsOfALateEventWhatItIs(Restores restores) throws Exception {
        // given
        Schedule schedule =
                new Schedule(List.of(new Mark(1_000), arrival(7, 1), new Mark(Long.MAX_VALUE)));
        // when
        Emissions emissions = run(schedule, restores);
        // then
        assertThat(emissions.others())
                .singleElement()
                .satisfies(
                        late -> {
                            assertThat(late.json().get("reason").asText()).isEqualTo("late");
                            assertThat(late.json().get("detail").asText())
                                    .contains("00:00:01.000Z", "00:00:00.007Z");
                            assertThat(late.json().get("text").asText()).isEqualTo(line(7));
                            assertThat(late.json().get("timestamp").asText())
                                    .isEqualTo("1970-01-01T00:00:00.007Z");
                        });
    }

    @Test
    void keepsTheThresholdAfterARestoreWhileTheSourceIsBehindIt() throws Exception {
        // given a restore after the first watermark
        Restores once = new Restores(Backend.HEAP, index -> index == 1);
        Schedule schedule =
                new Schedule(
                        List.of(
                                new Mark(1_000),
                                arrival(1_000, 1),
                                arrival(1_001, 2),
                                new Mark(500),
                                arrival(501, 3),
                                arrival(1_002, 4),
                                new Mark(1_001),
                                arrival(1_001, 5),
                                new Mark(Long.MAX_VALUE)));
        // when
        Emissions emissions = run(schedule, once);
        // then
        assertThat(emissions.others())
                .extracting(late -> late.json().get("place").asText())
                .containsExactly("events.jsonl:1", "events.jsonl:3", "events.jsonl:5");
        assertThat(emissions.transitions())
                .extracting(transition -> transition.get("timestamp").asText())
                .containsOnly("1970-01-01T00:00:01.001Z", "1970-01-01T00:00:01.002Z");
    }

    @Test
    void takesTheSmallestWatermarkOfAllSubtasksAfterARescaleAsTheThreshold() throws Exception {
        // given
        OperatorSubtasks subtasks = new OperatorSubtasks(EngineOptions.defaults(), Backend.HEAP, 3);
        try {
            subtasks.watermark(1_000);
            subtasks.watermark(1, 2_000);
            // when definitions are not read again yet, so that nothing is taken
            subtasks.rescale(2);
            List<String> late = new ArrayList<>();
            for (int user = 0; user < 20; user++) {
                for (long time : new long[] {1_000, 1_001}) {
                    subtasks.event(event("user-" + user, time));
                }
                late.add("user-" + user + " 1000");
            }
            // then
            assertThat(Emissions.of(subtasks.output()).others())
                    .extracting(
                            emission -> {
                                JsonNode event =
                                        new ObjectMapper()
                                                .readTree(emission.json().get("text").asText());
                                return event.get("userId").asText()
                                        + " "
                                        + event.get("timestamp").asText();
                            })
                    .containsExactlyElementsOf(late);
        } finally {
            subtasks.close();
        }
    }

    private static Emissions run(Schedule schedule, Restores restores) throws Exception {
        DefinitionRecord definition =
                DefinitionRecord.published("any", 1, DefinitionRecord.ALWAYS, JOURNEY);
        return new JourneyRun(List.of(definition), EngineOptions.defaults())
                .run(schedule, restores);
    }

    /** An event at a place. */
    private static Arrival arrival(long time, int place) {
        List<String> lines = new ArrayList<>(Collections.nCopies(place, ""));
        lines.set(place - 1, line(time));
        return new Arrival(JourneyRun.parse(lines).get(0));
    }

    private static JourneyEvent event(String user, long time) {
        return JourneyRun.parse(List.of(line(user, time))).get(0);
    }

    private static String line(long time) {
        return line("ann", time);
    }

    private static String line(String user, long time) {
        return "{\"userId\":\"%s\",\"event\":\"started\",\"timestamp\":%d}".formatted(user, time);
    }
}
