// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of lines and then what is appended to it. A line counts when it ends with a newline;
 * blank ones are passed over. A file that got shorter, or is another one, is read from its
 * beginning.
 */
final class LineFileReader implements ControlReader {
    private static final int BYTES_OF_CUT = 1_024;
    private static final int BYTES_AT_ONCE = 1 << 20;

    private final Path file;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable Object identity;
    private long position;
    private long lineNumber = 1;
    private boolean caughtUp;

    /**
     * @param maxBytes of a longer line only the beginning is given
     */
    LineFileReader(Path file, int maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public void open() {
        // Nothing to note: the first polls read to the end.
    }

    @Override
    public ControlBatch poll() throws IOException {
        FileStamp stamp = FileStamp.of(file);
        if (stamp.size() < position || !Objects.equals(stamp.identity(), identity)) {
            identity = stamp.identity();
            position = 0;
            lineNumber = 1;
            line.reset();
        }
        List<ControlEntry> entries = new ArrayList<>();
        boolean grown = stamp.size() > position;
        if (grown) {
            readInto(entries, stamp.modified().toMillis());
        }
        caughtUp |= position >= stamp.size();
        return new ControlBatch(entries, caughtUp, grown ? null : trouble());
    }

    private void readInto(List<ControlEntry> entries, long time) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES_AT_ONCE);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(position);
            channel.read(bytes);
        }
        bytes.flip();
        position += bytes.remaining();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                endLine(entries, time);
            } else if (line.size() <= maxBytes) {
                line.write(next);
            }
        }
    }

    private void endLine(List<ControlEntry> entries, long time) {
        byte[] text = line.toByteArray();
        String place = file + ":" + lineNumber;
        if (text.length > maxBytes) {
            entries.add(
                    ControlEntry.cut(
                            "",
                            Arrays.copyOf(text, Math.min(BYTES_OF_CUT, maxBytes)),
                            place,
                            time));
        } else if (!isBlank(text)) {
            entries.add(ControlEntry.value("", text, place, time));
        }
        line.reset();
        lineNumber++;
    }

    private static boolean isBlank(byte[] text) {
        for (byte unit : text) {
            if (unit != ' ' && unit != '\t' && unit != '\r') {
                return false;
            }
        }
        return true;
    }

    private @Nullable String trouble() {
        return line.size() == 0
                ? null
                : "Expected a newline at the end of '"
                        + file
                        + ":"
                        + lineNumber
                        + "', but found none yet, so that the line does not count.";
    }

    @Override
    public void close() {
        // Nothing stays open between two polls.
    }
}
