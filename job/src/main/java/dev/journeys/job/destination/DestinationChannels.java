// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.Destination;
import dev.journeys.connectors.delivery.DestinationFactory;
import dev.journeys.connectors.delivery.OpenDestinations;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.Secrets;
import java.time.Clock;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * How the subtasks of the delivery operator reach destinations: what their definitions say, as far
 * as the run allows it. All webhooks of a subtask share one HTTP client.
 */
public final class DestinationChannels implements DestinationFactory {
    private static final long serialVersionUID = 1;

    private final DestinationPolicy policy;
    private final Clock clock;

    /**
     * @param policy what the run allows
     * @param clock for the times in requests; serializable
     */
    public DestinationChannels(DestinationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public OpenDestinations open(RuntimeContext context) {
        HttpSender sender = new HttpSender(policy.network(), HttpOptions.DEFAULT);
        ChannelMaker maker =
                new ChannelMaker(
                        policy,
                        sender,
                        new Secrets(policy.secrets(), System::getenv),
                        clock,
                        context.getTaskInfo().getIndexOfThisSubtask(),
                        context.getMetricGroup());
        return new OpenDestinations() {
            @Override
            public Destination create(String id, byte[] definition) {
                return maker.create(id, definition);
            }

            @Override
            public void close() {
                sender.close();
            }
        };
    }
}
