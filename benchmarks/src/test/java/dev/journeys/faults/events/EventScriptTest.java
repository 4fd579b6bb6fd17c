// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventScriptTest {
    private static final long BEGIN = 1_772_359_200_000L;
    private static final int EVENTS = 2_000;

    @Test
    void makesTheSameEventsForTheSameSeed() {
        // given
        List<ScriptedEvent> first = events(3);

        // when
        List<ScriptedEvent> second = events(3);

        // then
        assertThat(second).isEqualTo(first).isNotEqualTo(events(4));
    }

    @Test
    void numbersTheEventsAndRepeatsSomeOfThem() throws Exception {
        // given
        List<ScriptedEvent> events = events(3);

        // when
        List<String> ids = new ArrayList<>();
        for (ScriptedEvent event : events) {
            JsonNode json = new ObjectMapper().readTree(event.text());
            assertThat(json.path("userId").textValue()).isEqualTo(event.user());
            ids.add(json.path("messageId").textValue());
        }

        // then
        int different = new HashSet<>(ids).size();
        assertThat(different).isLessThan(EVENTS);
        assertThat(ids).contains("m-0", "m-" + (different - 1)).doesNotContain("m-" + different);
    }

    @Test
    void repeatsNothingAfterAPause() {
        // given
        EventScript script = new EventScript(3);
        HashSet<String> texts = new HashSet<>();

        // when
        for (int i = 0; i < EVENTS; i++) {
            texts.add(script.next(BEGIN + i * 10_000L).text());
        }

        // then
        assertThat(texts).hasSize(EVENTS);
    }

    private static List<ScriptedEvent> events(long seed) {
        EventScript script = new EventScript(seed);
        List<ScriptedEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(script.next(BEGIN + i * 5L));
        }
        return events;
    }
}
