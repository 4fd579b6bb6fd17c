// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.Channel;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Reply;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of a file for each delivery, at least once. A line is with the operating system when its
 * delivery counts as delivered: it outlives the process, but perhaps not the machine.
 */
final class LinesChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(LinesChannel.class);

    private final Path file;
    private @Nullable RandomAccessFile open;

    /**
     * @param file made where it is not there, with its folder, at the first line
     */
    LinesChannel(Path file) {
        this.file = file;
    }

    @Override
    public CompletionStage<Reply> send(Message message, int attempt) {
        byte[] line = Arrays.copyOf(message.body(), message.body().length + 1);
        line[line.length - 1] = '\n';
        try {
            open().write(line);
            return CompletableFuture.completedFuture(new Reply.Delivered(0));
        } catch (IOException e) {
            LOG.debug("A line could not be written to '{}'.", file, e);
            close();
            return CompletableFuture.completedFuture(new Reply.TryAgain(0, "file-error", null));
        }
    }

    private RandomAccessFile open() throws IOException {
        RandomAccessFile lines = open;
        if (lines == null) {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            lines = new RandomAccessFile(file.toFile(), "rw");
            open = lines;
            endLine(lines);
        }
        return lines;
    }

    /** A process that was killed may have left the beginning of a line. */
    private static void endLine(RandomAccessFile lines) throws IOException {
        long length = lines.length();
        if (length > 0) {
            lines.seek(length - 1);
            int last = lines.read();
            if (last != '\n') {
                lines.write('\n');
            }
        }
    }

    @Override
    public void close() {
        RandomAccessFile lines = open;
        open = null;
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException e) {
                LOG.debug("'{}' could not be closed.", file, e);
            }
        }
    }
}
