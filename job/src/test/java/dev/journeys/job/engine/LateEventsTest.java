// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.engine.Schedule.Arrival;
import dev.journeys.job.engine.Schedule.Mark;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    private static String line(long time) {
        return "{\"userId\":\"ann\",\"event\":\"started\",\"timestamp\":%d}".formatted(time);
    }
}
