// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.Channel;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Reply;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of the log for each delivery, of level INFO, of a logger of the destination's own. */
final class LogChannel implements Channel {
    private static final String LOGGERS = "dev.journeys.delivery.";

    private final Logger log;

    LogChannel(String destination) {
        log = LoggerFactory.getLogger(LOGGERS + destination);
    }

    @Override
    public CompletionStage<Reply> send(Message message, int attempt) {
        if (log.isInfoEnabled()) {
            log.info("{}", new String(message.body(), StandardCharsets.UTF_8));
        }
        return CompletableFuture.completedFuture(new Reply.Delivered(0));
    }

    @Override
    public void close() {}
}
