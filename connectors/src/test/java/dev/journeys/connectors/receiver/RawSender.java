// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A sender that speaks HTTP/1.1 by hand, over one connection. */
final class RawSender implements AutoCloseable {
    private final Socket socket;

    RawSender(Socket socket) throws IOException {
        this.socket = socket;
        // No test waits for ever.
        socket.setSoTimeout(20_000);
    }

    static RawSender to(ScriptedReceiver receiver) throws IOException {
        return new RawSender(new Socket("127.0.0.1", receiver.port()));
    }

    /** Sends a body with headers such as {@code "a: b\r\n"} and gives the answer. */
    Answer post(String path, String headers, String body) throws IOException {
        send(path, headers, body);
        return answer();
    }

    /** Sends without waiting for the answer. */
    void send(String path, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + headers
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n"
                        + body);
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    Answer answer() throws IOException {
        String head = head();
        int length = Integer.parseInt(header(head, "content-length"));
        byte[] body = socket.getInputStream().readNBytes(length);
        return new Answer(
                Integer.parseInt(head.substring(9, 12)),
                head,
                new String(body, StandardCharsets.UTF_8));
    }

    /** Up to the empty line. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Expected a head, but found: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Answer(int status, String head, String body) {
        String header(String name) {
            return RawSender.header(head, name);
        }
    }
}
