// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka's failures mean for a person. */
public final class KafkaFailures {
    private KafkaFailures() {}

    /**
     * The failure of a command.
     *
     * @param what was tried, as in "to read topic 'a'"
     */
    public static CommandFailure of(KafkaClientSettings client, String what, Throwable failure) {
        Throwable cause = cause(failure);
        String at = " at '" + client.bootstrapServers() + "'";
        if (cause instanceof AuthenticationException) {
            return failure("Expected Kafka" + at + " to know this client, but it does not.", cause);
        }
        if (cause instanceof AuthorizationException) {
            return failure("Expected to be allowed " + what + at + ", but it is forbidden.", cause);
        }
        if (cause instanceof TimeoutException) {
            return failure("Expected Kafka" + at + " " + what + ", but it did not answer.", cause);
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return failure("Expected " + what + at + ", but there is no such topic.", cause);
        }
        return failure("Expected " + what + at + ", but it failed.", cause);
    }

    /** A failure in words of the caller's. */
    public static CommandFailure failure(String message, Throwable cause) {
        return new CommandFailure(ExitCodes.UNREACHABLE, message, cause);
    }

    /** What was behind it, without what concurrency has wrapped around it. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wraps =
                failure instanceof ExecutionException || failure instanceof CompletionException;
        return wraps && cause != null ? cause(cause) : failure;
    }
}
