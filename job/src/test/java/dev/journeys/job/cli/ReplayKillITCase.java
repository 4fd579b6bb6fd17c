// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.cli.common.Checkpoints;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that is killed and resumed, in processes of their own. */
class ReplayKillITCase {
    private static final Path JOURNEYS = Path.of("..", "examples", "cart-abandonment", "journeys");
    private static final int USERS = 2_000;
    private static final int EVENTS = 150_000;
    private static final long SECONDS_OF_ALL = 86_400;

    @TempDir private Path temporary;

    @Test
    void givesTheSameAfterAKillAsWithoutOne() throws Exception {
        // given
        Path events = writeEvents(temporary.resolve("events.jsonl"));
        ReplayOutput undisturbed = new ReplayOutput(temporary.resolve("undisturbed"));
        ReplayOutput killed = new ReplayOutput(temporary.resolve("killed"));
        try (CommandProcess replay = start("undisturbed.txt", events, undisturbed)) {
            assertThat(replay.end()).as(() -> replay.lines().toString()).isZero();
        }

        // when
        try (CommandProcess first = start("first.txt", events, killed)) {
            first.await(() -> hasCheckpoint(killed) && hasDeliveries(killed));
            first.kill();
        }
        try (CommandProcess second = start("second.txt", events, killed, "--resume")) {
            assertThat(second.end()).as(() -> second.lines().toString()).isZero();
            assertThat(second.lines()).anyMatch(line -> line.contains("resuming from chk-"));
        }

        // then
        assertThat(undisturbed.lines("deliveries.jsonl")).hasSizeGreaterThan(1_000);
        for (String file : new String[] {"deliveries.jsonl", "timeline.jsonl"}) {
            assertThat(killed.sortedLines(file).equals(undisturbed.sortedLines(file)))
                    .as(file)
                    .isTrue();
        }
        assertThat(killed.summary()).isEqualTo(undisturbed.summary());
        assertThat(killed.folder().resolve(".replay")).doesNotExist();
    }

    private CommandProcess start(String log, Path events, ReplayOutput output, String... more)
            throws IOException {
        String[] arguments = {
            "replay",
            "--journeys",
            JOURNEYS.toString(),
            "--events",
            events.toString(),
            "--output",
            output.folder().toString(),
            "--checkpoint-interval",
            "PT0.1S"
        };
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return CommandProcess.start(temporary.resolve(log), all);
    }

    private static boolean hasCheckpoint(ReplayOutput output) throws IOException {
        Path checkpoints = output.folder().resolve(".replay").resolve("checkpoints");
        return Files.exists(checkpoints) && new Checkpoints(checkpoints).newest().isPresent();
    }

    private static boolean hasDeliveries(ReplayOutput output) throws IOException {
        Path file = output.folder().resolve("deliveries.jsonl");
        return Files.exists(file) && Files.size(file) > 0;
    }

    /** A day of checkouts, changes and purchases, not in order; the same in every run. */
    private static Path writeEvents(Path file) throws IOException {
        Random random = new Random(7);
        long beginning = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
        String[] names = {"checkout_started", "cart_modified", "purchase_completed", "identify"};
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < EVENTS; i++) {
                String name = names[random.nextInt(names.length)];
                String user = "u-" + random.nextInt(USERS);
                out.write(
                        "{\"messageId\":\"m-%d\",\"userId\":\"%s\",\"type\":\"%s\",\"event\":\"%s\","
                                .formatted(
                                        i,
                                        user,
                                        name.equals("identify") ? "identify" : "track",
                                        name));
                out.write(
                        "\"timestamp\":%d000,\"properties\":{\"session_id\":\"s\",\"cart_value\":%d,\"items\":[1],\"email\":\"%s@example.com\"}}%n"
                                .formatted(
                                        beginning + random.nextLong(SECONDS_OF_ALL),
                                        random.nextInt(100),
                                        user));
            }
        }
        return file;
    }
}
