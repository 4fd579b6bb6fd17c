// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Answers at once. {@code ok} is 200; any other is the status, {@code 503:2s} with Retry-After. */
public final class StatusReply implements Behaviour {
    private final int status;
    private final String word;
    private final byte[] answer;

    private StatusReply(int status, String word, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.word = word;
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        this.answer = new byte[start.length + body.length];
        System.arraycopy(start, 0, answer, 0, start.length);
        System.arraycopy(body, 0, answer, start.length, body.length);
    }

    /** Any status, with headers and a body. */
    public static StatusReply of(int status, Map<String, String> headers, String body) {
        return new StatusReply(
                status,
                status == 200 ? "ok" : String.valueOf(status),
                new TreeMap<>(headers),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static StatusReply ok() {
        return of(200, Map.of(), "ok");
    }

    static StatusReply retryAfter(int status, long seconds) {
        return new StatusReply(
                status,
                status + ":" + seconds + "s",
                Map.of("Retry-After", String.valueOf(seconds)),
                new byte[0]);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        exchange.write(answer);
    }
}
