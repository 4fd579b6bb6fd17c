// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import dev.journeys.connectors.delivery.Reply;
import dev.journeys.connectors.webhook.FailureKind;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.job.cli.common.ExitCodes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What came back, in words and as an exit code.
 *
 * @param reply to one request
 * @param meaning what the job would make of it
 * @param millis how long it took
 */
record TestReply(HttpReply reply, Reply meaning, long millis) {
    /** The exit code: what the job would make of this reply. */
    int exitCode() {
        if (meaning instanceof Reply.Delivered) {
            return ExitCodes.OK;
        }
        return meaning instanceof Reply.Dead ? ExitCodes.REFUSED : ExitCodes.UNACKNOWLEDGED;
    }

    /** A sentence on what the job would do. */
    String verdict() {
        return switch (exitCode()) {
            case ExitCodes.OK -> "Delivered.";
            case ExitCodes.REFUSED -> "Refused: the job would not try again.";
            default -> "Not delivered: the job would try again.";
        };
    }

    /** What came back, for people. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (reply instanceof HttpReply.Answered answered) {
            text.append(answered.status()).append(" after ").append(millis).append(" ms\n");
            new TreeMap<>(answered.headers())
                    .forEach(
                            (name, value) ->
                                    text.append(name).append(": ").append(value).append('\n'));
            if (answered.body().length > 0) {
                text.append('\n').append(new String(answered.body(), StandardCharsets.UTF_8));
                text.append('\n');
            }
            if (answered.cut()) {
                text.append("(There is more, which was not read.)\n");
            }
        } else {
            HttpReply.Failed failed = (HttpReply.Failed) reply;
            text.append("No reply: ").append(kind(failed.kind()));
            if (!failed.detail().isEmpty()) {
                text.append(" (").append(failed.detail()).append(')');
            }
            text.append(", after ").append(millis).append(" ms\n");
        }
        return text.toString();
    }

    private static String kind(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
