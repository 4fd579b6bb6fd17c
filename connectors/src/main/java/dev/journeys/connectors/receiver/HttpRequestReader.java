// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, HTTP/1.1, one after the other. */
final class HttpRequestReader {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int next;
    private int end;

    HttpRequestReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next request; null where the connection has ended between two requests.
     *
     * @throws IOException where it ends within one, or where that is not HTTP/1.1
     */
    @Nullable HttpRequest read() throws IOException {
        if (next == end && !fill()) {
            return null;
        }
        String[] start = line().split(" ", 3);
        if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
            throw new ProtocolException(
                    "Expected a request of HTTP/1.1, but found something else.");
        }
        Map<String, String> headers = new HashMap<>();
        for (String text = line(); !text.isEmpty(); text = line()) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("Expected a header, but found a line without a colon.");
            }
            headers.put(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
        return new HttpRequest(start[0], start[1], headers, body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return bytes(size(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String head = line();
            int extension = head.indexOf(';');
            int size = size((extension < 0 ? head : head.substring(0, extension)).strip(), 16);
            if (size == 0) {
                break;
            }
            body.writeBytes(bytes(size));
            line();
            if (body.size() > LARGEST_BODY) {
                throw tooLarge();
            }
        }
        while (!line().isEmpty()) {
            // Trailers say nothing here.
        }
        return body.toByteArray();
    }

    private static int size(String text, int radix) throws ProtocolException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size >= 0 && size <= LARGEST_BODY) {
                return size;
            }
        } catch (NumberFormatException notNumber) {
            // Said below.
        }
        throw tooLarge();
    }

    private static ProtocolException tooLarge() {
        return new ProtocolException(
                "Expected a body of 0 to " + LARGEST_BODY + " bytes, but found another.");
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int have = Math.min(count, end - next);
        System.arraycopy(buffer, next, bytes, 0, have);
        next += have;
        if (in.readNBytes(bytes, have, count - have) < count - have) {
            throw ended();
        }
        return bytes;
    }

    /** Up to the line break, which is not part of it. */
    private String line() throws IOException {
        line.reset();
        while (true) {
            if (next == end && !fill()) {
                throw ended();
            }
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, next - from);
            if (next < end) {
                next++;
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() > LONGEST_LINE) {
                throw new ProtocolException("Expected shorter lines in the head of a request.");
            }
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static IOException ended() {
        return new IOException("Expected the rest of a request, but the connection has ended.");
    }
}
