// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopLimitTest {
    private static final String JOURNEY =
            """
            {"id":"loop","version":1,"entry":{"event":"started"},
             "steps":[{"id":"wait","type":"hold-until","atMost":"PT1H",
               "branches":[{"name":"again","event":"again"%s}]}]}
            """;

    @Test
    void countsEntriesOfAStepThatAnEventLeadsBackTo() throws Exception {
        // given
        String journey = JOURNEY.formatted(",\"next\":\"wait\"");
        // when
        List<JsonNode> transitions = run(journey, 100);
        // then
        assertThat(transitions).filteredOn(t -> is(t, "waiting")).hasSize(100);
        assertThat(last(transitions)).isEqualTo("exited at wait because loop");
    }

    @Test
    void letsAStepBeEnteredAHundredTimes() throws Exception {
        // given
        String journey = JOURNEY.formatted(",\"next\":\"wait\"");
        // when
        List<JsonNode> transitions = run(journey, 99);
        // then
        assertThat(transitions).filteredOn(t -> is(t, "waiting")).hasSize(100);
        assertThat(last(transitions)).isEqualTo("completed at wait because null");
    }

    @Test
    void doesNotCountRestarts() throws Exception {
        // given
        String journey = JOURNEY.formatted(",\"restart\":true");
        // when
        List<JsonNode> transitions = run(journey, 250);
        // then
        assertThat(transitions).filteredOn(t -> is(t, "restarted")).hasSize(250);
        assertThat(last(transitions)).isEqualTo("completed at wait because null");
    }

    private static List<JsonNode> run(String journey, int repeats) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(event("started", 0));
        for (int i = 1; i <= repeats; i++) {
            lines.add(event("again", i));
        }
        byte[] definition = journey.getBytes(StandardCharsets.UTF_8);
        DefinitionRecord record =
                DefinitionRecord.published("loop", 1, DefinitionRecord.ALWAYS, definition);
        return new JourneyRun(List.of(record), EngineOptions.defaults())
                .run(Schedule.exact(JourneyRun.parse(lines)), Restores.never())
                .transitions();
    }

    private static String event(String name, long time) {
        return "{\"userId\":\"ann\",\"event\":\"%s\",\"timestamp\":%d}".formatted(name, time);
    }

    private static boolean is(JsonNode transition, String type) {
        return transition.get("type").asText().equals(type);
    }

    private static String last(List<JsonNode> transitions) {
        JsonNode last = transitions.get(transitions.size() - 1);
        JsonNode reason = last.get("reason");
        return last.get("type").asText()
                + " at "
                + last.get("step").asText()
                + " because "
                + (reason == null ? null : reason.asText());
    }
}
