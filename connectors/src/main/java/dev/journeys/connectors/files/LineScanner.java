// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, unpacked if its name ends in {@code .gz}. Lines end with LF or CRLF;
 * blank ones are passed over but counted; a byte order mark at the beginning is no part of the
 * first line. No line takes more memory than the limit.
 */
final class LineScanner implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int file;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(512);
    private int at;
    private int limit;
    private long number;
    private boolean cut;

    /**
     * @param file the file's place among the files
     * @param maxLineBytes of a longer line only so much is kept
     */
    LineScanner(Path path, int file, int maxLineBytes) throws IOException {
        this.file = file;
        this.maxLineBytes = maxLineBytes;
        InputStream raw = Files.newInputStream(path);
        try {
            in = path.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
            skipByteOrderMark();
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The next line that is not blank, or null at the end. */
    @Nullable Line next(LineTime time) throws IOException {
        while (readLine()) {
            byte[] line = withoutEnd();
            if (cut || !isBlank(line)) {
                return new Line(cut ? Line.NO_TIME : time.of(line), file, number, cut, line);
            }
        }
        return null;
    }

    private boolean readLine() throws IOException {
        text.reset();
        cut = false;
        if (at == limit && !fill()) {
            return false;
        }
        number++;
        do {
            int end = at;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            keep(at, end);
            at = end;
            if (at < limit) {
                at++;
                return true;
            }
        } while (fill());
        return true;
    }

    /** Keeps one byte more than allowed, since it may be the CR of the line's end. */
    private void keep(int from, int to) {
        int kept = Math.min(to - from, maxLineBytes + 1 - text.size());
        text.write(buffer, from, kept);
        cut |= kept < to - from;
    }

    private byte[] withoutEnd() {
        byte[] kept = text.toByteArray();
        int length = kept.length;
        if (!cut && length > 0 && kept[length - 1] == '\r') {
            length--;
        }
        cut |= length > maxLineBytes;
        length = Math.min(length, maxLineBytes);
        return length == kept.length ? kept : Arrays.copyOf(kept, length);
    }

    /** Reads ahead; a stream would take a lock for every byte. */
    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        at = 0;
        limit = Math.max(read, 0);
        return read > 0;
    }

    private static boolean isBlank(byte[] line) {
        for (byte unit : line) {
            if (unit != ' ' && unit != '\t' && unit != '\r') {
                return false;
            }
        }
        return true;
    }

    private void skipByteOrderMark() throws IOException {
        // No more than that: of a file that breaks off, the lines before are to be counted.
        limit = in.readNBytes(buffer, 0, 3);
        boolean marked =
                limit == 3
                        && (buffer[0] & 0xFF) == 0xEF
                        && (buffer[1] & 0xFF) == 0xBB
                        && (buffer[2] & 0xFF) == 0xBF;
        at = marked ? 3 : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
