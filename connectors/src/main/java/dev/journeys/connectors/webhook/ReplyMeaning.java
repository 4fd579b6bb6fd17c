// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import dev.journeys.connectors.delivery.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reply means for a message: 2xx is delivered; 408, 425, 429, 5xx and whatever may pass by
 * itself may be tried again; everything else is final. A certificate that is wrong may be tried
 * again too: it is the receiver's mistake, nothing was sent, and it gets repaired.
 */
public final class ReplyMeaning {
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429);

    private static final Map<FailureKind, String> REASONS =
            Map.of(
                    FailureKind.TIMEOUT, "timeout",
                    FailureKind.CONNECTION_REFUSED, "connection-refused",
                    FailureKind.RESET, "reset",
                    FailureKind.TLS, "tls",
                    FailureKind.ADDRESS_REFUSED, "refused-address",
                    FailureKind.NAME_UNKNOWN, "unknown-name",
                    FailureKind.PROTOCOL, "not-http",
                    FailureKind.OTHER, "failed");

    /** Those whose detail somebody can act on. */
    private static final Set<FailureKind> TELLING =
            Set.of(FailureKind.TLS, FailureKind.ADDRESS_REFUSED, FailureKind.OTHER);

    private ReplyMeaning() {}

    /**
     * What the reply means for the message that was sent.
     *
     * @param clock for a {@code Retry-After} that is a date
     */
    public static Reply of(HttpReply reply, Clock clock) {
        if (reply instanceof HttpReply.Answered answered) {
            return of(answered, clock);
        }
        HttpReply.Failed failed = (HttpReply.Failed) reply;
        String reason = reason(reply);
        return failed.kind() == FailureKind.ADDRESS_REFUSED
                ? new Reply.Dead(0, reason)
                : new Reply.TryAgain(0, reason, null);
    }

    /** The reply in short stable words, such as {@code status-503} or {@code timeout}. */
    public static String reason(HttpReply reply) {
        if (reply instanceof HttpReply.Answered answered) {
            return "status-" + answered.status();
        }
        HttpReply.Failed failed = (HttpReply.Failed) reply;
        String reason = REASONS.getOrDefault(failed.kind(), "failed");
        return TELLING.contains(failed.kind()) ? reason + ": " + failed.detail() : reason;
    }

    /** How long the receiver wants to be left alone, without a limit; null if it does not say. */
    public static @Nullable Duration retryAfter(HttpReply.Answered reply, Clock clock) {
        return RetryAfter.of(reply.headers().get(HttpExchange.RETRY_AFTER), clock);
    }

    private static Reply of(HttpReply.Answered answered, Clock clock) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return new Reply.Delivered(status);
        }
        String reason = reason(answered);
        if (TRY_AGAIN.contains(status) || (status >= 500 && status < 600)) {
            return new Reply.TryAgain(status, reason, retryAfter(answered, clock));
        }
        return new Reply.Dead(status, reason);
    }
}
