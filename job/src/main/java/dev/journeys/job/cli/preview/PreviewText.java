// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import dev.journeys.job.cli.common.RequestText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends and their requests for people. */
public final class PreviewText {
    private PreviewText() {}

    /**
     * The lines of all sends.
     *
     * @param missingValues how many expressions gave no value
     */
    public static List<String> lines(List<PreviewedSend> sends, long missingValues) {
        List<String> lines = new ArrayList<>();
        sends.forEach(send -> add(send, lines));
        if (sends.isEmpty()) {
            lines.add("The journey sends nothing.");
        }
        if (missingValues > 0) {
            lines.add(
                    missingValues
                            + (missingValues == 1 ? " expression has" : " expressions have")
                            + " no value here: null, or nothing inside a text.");
        }
        return lines;
    }

    private static void add(PreviewedSend previewed, List<String> lines) {
        PlannedSend send = previewed.send();
        Outgoing outgoing = previewed.outgoing();
        lines.add(
                "# "
                        + (send.exit() ? "exit " : "")
                        + send.name()
                        + " -> "
                        + previewed.destination()
                        + (outgoing.type().isEmpty() ? "" : " (" + outgoing.type() + ")"));
        if (send.when() != null) {
            lines.add("# only when: " + send.when());
        }
        send.notes().forEach(note -> lines.add("# " + note));
        lines.addAll(lines(outgoing, text(previewed.delivery())));
        lines.add("");
    }

    private static List<String> lines(Outgoing outgoing, String delivery) {
        if (outgoing instanceof Outgoing.Request request) {
            return RequestText.lines(request.call());
        }
        if (outgoing instanceof Outgoing.Record topic) {
            String name = topic.topic() == null ? "that of --deliveries-topic" : topic.topic();
            return List.of("topic: " + name, "key: " + topic.key(), "", delivery);
        }
        if (outgoing instanceof Outgoing.Unknown) {
            return List.of(
                    "# No definition of this destination was given (--destinations); the delivery:",
                    delivery);
        }
        return List.of(delivery);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
