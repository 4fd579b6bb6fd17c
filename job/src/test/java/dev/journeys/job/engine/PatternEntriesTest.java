// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of patterns that have begun when versions change, and when there are too many. */
class PatternEntriesTest {
    private static final String ABSENT =
            """
            {"id":"j","version":%d,"entry":{%s"pattern":{"within":"PT1S","sequence":[
              {"name":"a","event":"a"},{"name":"b","event":"b","contiguity":"not-followed-by"}]}},
             "steps":[{"id":"end","type":"exit"}]}
            """;

    @Test
    void aWindowOfAVersionThatTakesNoEntriesAnyMoreStartsNothing() throws Exception {
        // given
        List<String> lines = List.of(event("a", 1_000, 0), event("a", 2_000, 0));

        // when
        Emissions emissions =
                run(lines, record(1, "", DefinitionRecord.ALWAYS), record(2, "", 2_000));

        // then
        assertThat(entered(emissions)).containsExactly("2 at 1970-01-01T00:00:03.000Z");
    }

    @Test
    void aWindowThatEndsBeforeTheNextVersionTakesEntriesStartsAnInstance() throws Exception {
        // given
        List<String> lines = List.of(event("a", 1_000, 0), event("b", 2_500, 0));

        // when
        Emissions emissions =
                run(lines, record(1, "", DefinitionRecord.ALWAYS), record(2, "", 2_001));

        // then
        assertThat(entered(emissions)).containsExactly("1 at 1970-01-01T00:00:02.000Z");
    }

    @Test
    void whatHasBegunOnAnotherVersionSeesNoMoreEvents() throws Exception {
        // given a second version with an entry of one event
        String single =
                """
                {"id":"j","version":2,"entry":{"event":"a"},"steps":[{"id":"end","type":"exit"}]}
                """;
        List<String> lines = List.of(event("a", 1_000, 0), event("a", 1_500, 0));

        // when
        Emissions emissions =
                run(
                        lines,
                        record(1, "", DefinitionRecord.ALWAYS),
                        DefinitionRecord.published(
                                "j", 2, 1_500, single.getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(entered(emissions)).containsExactly("2 at 1970-01-01T00:00:01.500Z");
    }

    @Test
    void keepsAThousandPatternsOfAUserThatHaveBegun() throws Exception {
        // given
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PatternEntries.MAX_OPEN + 2; i++) {
            lines.add(event("a", i / 2, i));
        }

        // when
        Emissions emissions = run(lines, record(1, "\"identifier\":\"n\",", 0));

        // then
        assertThat(entered(emissions)).hasSize(PatternEntries.MAX_OPEN);
        assertThat(emissions.counts()).containsEntry("droppedPartialMatches", 2L);
    }

    @Test
    void givesUpTheOldestPartialMatchesAndCountsThem() throws Exception {
        // given
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            lines.add(event("a", i, i));
        }

        // when
        Emissions emissions = run(lines, record(1, "", 0));

        // then
        assertThat(entered(emissions))
                .hasSize(200)
                .first()
                .isEqualTo("1 at 1970-01-01T00:00:01.050Z");
        assertThat(emissions.counts()).containsEntry("droppedPartialMatches", 50L);
    }

    private static Emissions run(List<String> lines, DefinitionRecord... records) throws Exception {
        return new JourneyRun(List.of(records), EngineOptions.defaults())
                .run(Schedule.exact(JourneyRun.parse(lines)), Restores.never());
    }

    private static DefinitionRecord record(int version, String entry, long effectiveFrom) {
        byte[] text = ABSENT.formatted(version, entry).getBytes(StandardCharsets.UTF_8);
        return DefinitionRecord.published("j", version, effectiveFrom, text);
    }

    private static String event(String name, long time, int n) {
        String event =
                "{\"userId\":\"ann\",\"event\":\"%s\",\"timestamp\":%d,\"properties\":{\"n\":%d}}";
        return event.formatted(name, time, n);
    }

    private static List<String> entered(Emissions emissions) {
        return emissions.transitions().stream()
                .filter(each -> each.get("type").asText().equals("entered"))
                .map(each -> each.get("version") + " at " + each.get("timestamp").asText())
                .toList();
    }
}
