// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.connectors.webhook.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Requests for people. */
public final class RequestText {
    private RequestText() {}

    /**
     * A request nearly as it is on the wire: headers in alphabetical order, an empty line, the
     * body.
     *
     * @param call without secrets
     */
    public static List<String> lines(HttpCall call) {
        List<String> lines = new ArrayList<>();
        lines.add(call.method() + " " + call.url());
        new TreeMap<>(call.headers()).forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        lines.add(new String(call.body(), StandardCharsets.UTF_8));
        return lines;
    }
}
