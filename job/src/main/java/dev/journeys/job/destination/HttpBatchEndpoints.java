// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.batch.BatchEndpoint;
import dev.journeys.connectors.batch.BatchEndpoints;
import dev.journeys.connectors.batch.BatchSettings;
import dev.journeys.connectors.batch.HttpBatchEndpoint;
import dev.journeys.connectors.batch.HttpBatchRequest;
import dev.journeys.connectors.batch.OpenBatchEndpoints;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.patterns.parse.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Reaches destinations of type {@code http-batch} as their definitions say. */
public final class HttpBatchEndpoints implements BatchEndpoints {
    private static final long serialVersionUID = 1;

    private final DestinationPolicy policy;
    private final Clock clock;

    /**
     * @param policy what the run allows
     * @param clock for the times in replies; serializable
     */
    public HttpBatchEndpoints(DestinationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public OpenBatchEndpoints open() {
        return new Open(policy, clock);
    }

    /** One subtask's: it has one client for all destinations. */
    private static final class Open implements OpenBatchEndpoints {
        private final DestinationPolicy policy;
        private final HttpSender sender;
        private final Secrets secrets;
        private final Clock clock;

        Open(DestinationPolicy policy, Clock clock) {
            this.policy = policy;
            this.clock = clock;
            sender = new HttpSender(policy.network(), HttpOptions.DEFAULT);
            secrets = new Secrets(policy.secrets(), System::getenv);
        }

        @Override
        public BatchEndpoint create(String destination, byte[] definition) {
            DestinationDefinition.HttpBatch batch = parse(destination, definition);
            List<String> refused = PolicyChecks.problems(batch, policy);
            if (!refused.isEmpty()) {
                throw new IllegalArgumentException(String.join(" ", refused));
            }
            return new HttpBatchEndpoint(
                    request(batch),
                    new BatchSettings(
                            batch.maxDeliveries(),
                            batch.maxBytes(),
                            batch.linger(),
                            batch.deadline(),
                            batch.attempts()),
                    delivery ->
                            batch.delivery()
                                    .map(template -> template.render(delivery, missing -> {}))
                                    .orElse(delivery),
                    new FailedIndexes(),
                    sender,
                    secrets,
                    clock);
        }

        private static DestinationDefinition.HttpBatch parse(
                String destination, byte[] definition) {
            DestinationParser.Result result = DestinationParser.parse(definition);
            if (result instanceof DestinationParser.Valid valid
                    && valid.definition() instanceof DestinationDefinition.HttpBatch batch) {
                return batch;
            }
            String problems =
                    result instanceof DestinationParser.Invalid invalid
                            ? invalid.problems().stream()
                                    .map(Problem::message)
                                    .collect(Collectors.joining(" "))
                            : "found another type.";
            throw new IllegalArgumentException(
                    "Expected a definition of type 'http-batch' for destination '"
                            + destination
                            + "', but: "
                            + problems);
        }

        /** Cuts the body where the deliveries go; its parser has seen to it that this is once. */
        private static HttpBatchRequest request(DestinationDefinition.HttpBatch batch) {
            String body = batch.body().toString();
            String place = "\"" + BatchBodyReader.DELIVERIES + "\"";
            int at = body.indexOf(place);
            return new HttpBatchRequest(
                    batch.url(),
                    batch.headers(),
                    bytes(body.substring(0, at) + "["),
                    bytes("]" + body.substring(at + place.length())),
                    batch.maxReplyBytes());
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
