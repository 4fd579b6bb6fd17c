// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.state.OutputKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySummaryTest {
    private static final String COUNT = "{\"journey\":\"\",\"name\":\"%s\",\"count\":%d}";

    @TempDir private Path folder;

    @Test
    void saysNothingOfLimitsThatRefusedNothing() throws IOException {
        // given
        List<String> counts =
                List.of(COUNT.formatted("events", 3), COUNT.formatted("entriesOverLimit", 0));
        // when
        JsonNode summary = summary(counts);
        // then
        assertThat(summary.fieldNames())
                .toIterable()
                .containsExactly(
                        "events",
                        "deadLetters",
                        "late",
                        "duplicates",
                        "missingIdentifier",
                        "conditionErrors",
                        "templateErrors",
                        "afterEnd",
                        "entered",
                        "completed",
                        "exited",
                        "live",
                        "sent",
                        "skipped",
                        "journeys");
    }

    @Test
    void tellsOfAllLimitsWhereOneHasRefusedSomething() throws IOException {
        // given
        List<String> counts =
                List.of(
                        COUNT.formatted("entriesOverLimit", 3),
                        COUNT.formatted("entriesOverLimit", 4),
                        COUNT.formatted("contextOverflows", 1));
        // when
        JsonNode summary = summary(counts);
        // then
        assertThat(summary.get("limits"))
                .hasToString(
                        "{\"droppedPartialMatches\":0,\"entriesOverLimit\":7,\"messageIdsOverLimit\":0,"
                                + "\"contextOverflows\":1,\"profileOverflows\":0}");
    }

    private JsonNode summary(List<String> counts) throws IOException {
        Files.write(folder.resolve(Replay.FILES.get(OutputKind.COUNTS)), counts);
        Files.write(folder.resolve(Replay.FILES.get(OutputKind.DEAD_LETTER)), List.of());
        Path file = folder.resolve("summary.json");
        ReplaySummary.gather(folder, List.of()).writeTo(file);
        return new ObjectMapper().readTree(file.toFile());
    }
}
