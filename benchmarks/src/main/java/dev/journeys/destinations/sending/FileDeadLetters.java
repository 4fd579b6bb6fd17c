// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.connectors.batch.DeadLetterWriter;
import dev.journeys.connectors.batch.DeadLetters;
import dev.journeys.connectors.delivery.BatchEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Dead letters of batches in a file, a line each. */
public final class FileDeadLetters implements DeadLetters {
    private static final long serialVersionUID = 1;

    private final String file;

    public FileDeadLetters(Path file) {
        this.file = file.toString();
    }

    @Override
    public DeadLetterWriter open(WriterInitContext context) {
        Path path = Path.of(file);
        return new DeadLetterWriter() {
            @Override
            public void write(BatchEntry entry, String reason) throws IOException {
                String body = new String(entry.body(), StandardCharsets.UTF_8);
                Files.writeString(
                        path,
                        entry.destination() + " " + entry.id() + " " + reason + " " + body + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
