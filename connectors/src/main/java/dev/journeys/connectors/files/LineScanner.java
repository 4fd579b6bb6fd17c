// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, unpacked if its name ends in {@code .gz}. Lines end with LF or CRLF; blank ones are passed over but
 * counted; a byte order mark at the beginning is no part of the first line. No line takes more memory than the limit.
 */
final class LineScanner implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int file;
    private final int maxLineBytes;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(512);
    private long number;
    private boolean cut;

    /**
     * @param file the file's place among the files
     * @param maxLineBytes of a longer line only so much is kept
     */
    LineScanner(Path path, int file, int maxLineBytes) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            in =
                    new BufferedInputStream(
                            path.toString().endsWith(".gz")
                                    ? new GZIPInputStream(raw, BUFFER_BYTES)
                                    : raw,
                            BUFFER_BYTES);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
        this.file = file;
        this.maxLineBytes = maxLineBytes;
        skipByteOrderMark();
    }

    /** The next line that is not blank, or null at the end. */
    @Nullable Line next(LineTime time) throws IOException {
        while (readLine()) {
            byte[] line = text.toByteArray();
            if (!isBlank(line)) {
                return new Line(cut ? Line.NO_TIME : time.of(line), file, number, cut, line);
            }
        }
        return null;
    }

    /** The number of the last line read, from 1. */
    long number() {
        return number;
    }

    private boolean readLine() throws IOException {
        text.reset();
        cut = false;
        int next = in.read();
        if (next < 0) {
            return false;
        }
        number++;
        while (next >= 0 && next != '\n') {
            if (text.size() < maxLineBytes) {
                text.write(next);
            } else {
                cut = true;
            }
            next = in.read();
        }
        return true;
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
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
