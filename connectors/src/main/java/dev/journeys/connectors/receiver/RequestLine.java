// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.util.Locale;

/** A request as a line of JSON, without anything that may be secret: no query, no header. */
final class RequestLine {
    private RequestLine() {}

    static String of(ReceivedRequest request) {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"number\":").append(request.number());
        line.append(",\"time\":").append(request.timeMillis());
        text(line, "method", request.method());
        text(line, "path", request.path());
        text(line, "id", request.id());
        text(line, "attempt", request.attempt());
        text(line, "bodyHash", request.bodyHash());
        line.append(",\"status\":").append(request.status());
        text(line, "behaviour", request.behaviour());
        text(line, "signature", request.signature().name().toLowerCase(Locale.ROOT));
        return line.append("}\n").toString();
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                if (character == '"' || character == '\\') {
                    line.append('\\');
                }
                line.append(character);
            }
        }
        line.append('"');
    }
}
