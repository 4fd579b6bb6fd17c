// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.Destination;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.connectors.webhook.WebhookChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** Makes the channels of one subtask. */
final class ChannelMaker {
    private final DestinationPolicy policy;
    private final HttpSender sender;
    private final Secrets secrets;
    private final Clock clock;
    private final int subtask;
    private final MetricGroup operator;

    /** By destination: Flink keeps the first counter of a name, also after a changed definition. */
    private final Map<String, Counter> templateErrors = new HashMap<>();

    /**
     * @param subtask from 0
     * @param operator the operator's metrics
     */
    ChannelMaker(
            DestinationPolicy policy,
            HttpSender sender,
            Secrets secrets,
            Clock clock,
            int subtask,
            MetricGroup operator) {
        this.policy = policy;
        this.sender = sender;
        this.secrets = secrets;
        this.clock = clock;
        this.subtask = subtask;
        this.operator = operator;
    }

    /**
     * The destination of a definition.
     *
     * @throws IllegalArgumentException where the run does not allow what it says
     */
    Destination create(String id, byte[] definition) {
        DestinationDefinition read = read(definition);
        List<String> problems = PolicyChecks.problems(read, policy);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        if (read instanceof DestinationDefinition.Webhook webhook) {
            return new Destination.Called(webhook.delivery(), channel(id, webhook));
        }
        if (read instanceof DestinationDefinition.HttpBatch) {
            return new Destination.Batched(definition);
        }
        if (read instanceof DestinationDefinition.File) {
            return new Destination.Called(DestinationDefaults.LOCAL, lines(id));
        }
        if (read instanceof DestinationDefinition.Log) {
            return new Destination.Called(DestinationDefaults.LOCAL, new LogChannel(id));
        }
        return new Destination.Elsewhere(definition);
    }

    private static DestinationDefinition read(byte[] definition) {
        DestinationParser.Result result = DestinationParser.parse(definition);
        if (result instanceof DestinationParser.Valid valid) {
            return valid.definition();
        }
        throw new IllegalArgumentException(
                "Expected a valid definition, but found "
                        + ((DestinationParser.Invalid) result).problems()
                        + ".");
    }

    private LinesChannel lines(String id) {
        String folder = policy.fileFolder();
        if (folder == null) {
            throw new IllegalStateException("Expected a folder for files, but found none.");
        }
        return new LinesChannel(Path.of(folder, id + "-" + subtask + ".jsonl"));
    }

    private WebhookChannel channel(String id, DestinationDefinition.Webhook webhook) {
        return new WebhookChannel(webhook.request(), body(id, webhook), sender, secrets, clock);
    }

    private Function<Message, byte @Nullable []> body(
            String id, DestinationDefinition.Webhook webhook) {
        if (webhook.body().isEmpty()) {
            return Message::body;
        }
        BodyTemplate template = webhook.body().get();
        Counter errors =
                templateErrors.computeIfAbsent(
                        id, of -> operator.addGroup("destination", of).counter("templateErrors"));
        return message -> template.render(message.body(), errors::inc);
    }
}
