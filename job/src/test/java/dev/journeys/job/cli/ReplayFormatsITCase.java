// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.ShopEventFormat;
import dev.journeys.job.source.ContextFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The replay sorts and reads events of every shape. */
class ReplayFormatsITCase {
    private static final List<String> EVENTS = List.of("opened", "closed", "opened");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto | {#specversion#:#1.0#,#subject#:#ann#,#type#:#NAME#,#time#:TIME000}",
                "segment | {#userId#:#ann#,#event#:#NAME#,#timestamp#:TIME000}",
                "cloudevents | {#specversion#:#1.0#,#subject#:#ann#,#type#:#NAME#,#time#:TIME000}",
                "masivo | {#customer_id#:#ann#,#type#:#NAME#,#issued_at#:TIME000}",
                "xdm | {#identityMap#:{#ECID#:[{#id#:#ann#}]},#eventType#:#NAME#,#timestamp#:TIME000}",
                "pointers:user=/u,name=/n,timestamp=/t | {#u#:#ann#,#n#:#NAME#,#t#:TIME000}"
            })
    void sortsAndReadsEventsOfAShape(String format, String shape) throws Exception {
        // when
        CommandRun run = replay(format, shape);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertTimeline();
    }

    @Test
    void sortsAndReadsEventsOfAShapeOfTheUsersOwn() throws Exception {
        // given
        ContextFormats.register(folder, ShopEventFormat.class.getName());
        String[] arguments =
                arguments("shop", "{#who#:{#id#:#ann#},#did#:#NAME#,#at#:TIME,#with#:{}}");

        // when
        try (CommandProcess process =
                CommandProcess.startWith(folder, folder.resolve("output.txt"), arguments)) {
            // then
            assertThat(process.end()).as(() -> String.join("\n", process.lines())).isZero();
            assertTimeline();
        }
    }

    @Test
    void makesDeadLettersOfEventsOfAnotherShape() throws Exception {
        // when
        CommandRun run = replay("masivo", "{#userId#:#ann#,#event#:#NAME#,#timestamp#:TIME000}");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(output().field("dead-letters.jsonl", "detail"))
                .hasSize(3)
                .containsOnly("Expected a user in '/customer_id', but found none.");
    }

    private CommandRun replay(String format, String shape) throws Exception {
        return CommandRun.of((Object[]) arguments(format, shape));
    }

    /** A replay of events of which the newest is written first. */
    private String[] arguments(String format, String shape) throws IOException {
        Path journey =
                Files.writeString(
                        folder.resolve("visit.json"),
                        """
                        { "id": "visit", "version": 1, "entry": { "event": "opened" },
                          "steps": [ { "id": "wait", "type": "hold-until", "atMost": "PT1H",
                            "branches": [ { "name": "left", "event": "closed" } ] } ] }
                        """);
        List<String> lines = new ArrayList<>();
        for (int i = EVENTS.size() - 1; i >= 0; i--) {
            lines.add(
                    shape.replace('#', '"')
                            .replace("NAME", EVENTS.get(i))
                            .replace("TIME", String.valueOf(1_772_359_200 + i)));
        }
        Path events = Files.write(folder.resolve("events.jsonl"), lines);
        return new String[] {
            "replay",
            "--journeys",
            journey.toString(),
            "--events",
            events.toString(),
            "--event-format",
            format,
            "--parallelism",
            "1",
            "--output",
            output().folder().toString()
        };
    }

    private ReplayOutput output() {
        return new ReplayOutput(folder.resolve("out"));
    }

    private void assertTimeline() {
        assertThat(output().lines("dead-letters.jsonl")).isEmpty();
        assertThat(output().field("timeline.jsonl", "type"))
                .containsExactly(
                        "entered",
                        "waiting",
                        "advanced",
                        "completed",
                        "entered",
                        "waiting",
                        "advanced",
                        "completed");
        assertThat(output().field("timeline.jsonl", "timestamp"))
                .startsWith("2026-03-01T10:00:00.000Z")
                .contains("2026-03-01T10:00:01.000Z")
                .endsWith("2026-03-01T11:00:02.000Z");
    }
}
