// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.connectors.webhook.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Sends and their requests for programs. */
public final class PreviewJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PreviewJson() {}

    /**
     * All sends; bodies as texts, since not a byte of them may change.
     *
     * @param missingValues how many expressions gave no value
     */
    public static ObjectNode of(List<PreviewedSend> sends, long missingValues) {
        ObjectNode all = JSON.createObjectNode();
        all.put("missingValues", missingValues);
        all.putArray("sends").addAll(sends.stream().map(PreviewJson::of).toList());
        return all;
    }

    private static ObjectNode of(PreviewedSend previewed) {
        PlannedSend send = previewed.send();
        Outgoing outgoing = previewed.outgoing();
        ObjectNode row = JSON.createObjectNode();
        row.put(send.exit() ? "exit" : "step", send.name());
        if (send.when() != null) {
            row.put("when", send.when());
        }
        if (!send.notes().isEmpty()) {
            send.notes().forEach(row.putArray("notes")::add);
        }
        row.put("destination", previewed.destination());
        if (!outgoing.type().isEmpty()) {
            row.put("type", outgoing.type());
        }
        if (outgoing instanceof Outgoing.Request request) {
            row.set("request", request(request.call()));
        } else if (outgoing instanceof Outgoing.Record topic) {
            ObjectNode record = row.putObject("record");
            if (topic.topic() != null) {
                record.put("topic", topic.topic());
            }
            record.put("key", topic.key());
        }
        return row.put("delivery", text(previewed.delivery()));
    }

    /** A request: method, url, headers, body. */
    public static ObjectNode request(HttpCall call) {
        ObjectNode request = JSON.createObjectNode();
        request.put("method", call.method()).put("url", call.url());
        ObjectNode headers = request.putObject("headers");
        new TreeMap<>(call.headers()).forEach(headers::put);
        return request.put("body", text(call.body()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
