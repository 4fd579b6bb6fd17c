// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import dev.journeys.faults.output.OutputLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What should have come out: what the product's replay makes of the same events. */
record Expected(List<OutputLine> deliveries, List<OutputLine> timeline) {

    /** Runs {@code bin/journeys replay}. */
    static Expected replay(FaultsOptions options, Path events)
            throws IOException, InterruptedException {
        Path output = options.work().resolve("replayed");
        deleteFiles(output);
        Path log = options.work().resolve("replay.log");
        int code =
                new ProcessBuilder(
                                options.home().resolve("bin/journeys").toString(),
                                "replay",
                                "--journeys",
                                options.journeys().toString(),
                                "--events",
                                events.toString(),
                                "--output",
                                output.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("Expected a replay, but it failed: " + Files.readString(log));
        }
        return new Expected(
                lines(output.resolve("deliveries.jsonl")), lines(output.resolve("timeline.jsonl")));
    }

    /** How many records. */
    int size() {
        return deliveries.size() + timeline.size();
    }

    private static void deleteFiles(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<OutputLine> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(OutputLine::parse).toList();
        }
    }
}
