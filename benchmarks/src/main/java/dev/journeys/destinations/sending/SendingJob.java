// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.connectors.batch.DeadLetters;
import dev.journeys.connectors.batch.HttpBatchSink;
import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.control.ControlSource;
import dev.journeys.connectors.delivery.Deliveries;
import dev.journeys.connectors.delivery.DeliveryOperator;
import dev.journeys.connectors.delivery.DeliveryOptions;
import dev.journeys.connectors.delivery.DestinationUpdate;
import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.job.destination.DestinationChannels;
import dev.journeys.job.destination.DestinationPolicy;
import dev.journeys.job.destination.HttpBatchEndpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The part of the product's job that sends:
 *
 * <pre>
 * messages ───────────▶ deliver ──▶ outcomes
 * folder of definitions ──▶   └───▶ http-batch ──▶ dead letters
 * </pre>
 */
public final class SendingJob {
    /** Definitions are small. */
    private static final int MAX_BYTES = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path definitions;
    private final DestinationPolicy policy;
    private final DeadLetters deadLetters;

    /**
     * @param definitions a folder; files that change are taken while the job runs
     * @param deadLetters of batches
     */
    public SendingJob(Path definitions, DestinationPolicy policy, DeadLetters deadLetters) {
        this.definitions = definitions;
        this.policy = policy;
        this.deadLetters = deadLetters;
    }

    /** Whether a job has completed so many checkpoints. */
    public static boolean hasCompleted(RunningJob job, long checkpoints) {
        try {
            return job.completedCheckpoints() >= checkpoints;
        } catch (Exception e) {
            throw new IllegalStateException("Expected to read the checkpoints of the job.", e);
        }
    }

    /** Builds the job. */
    public void build(StreamExecutionEnvironment env, Traffic traffic) {
        SingleOutputStreamOperator<Outcome> outcomes =
                Deliveries.attach(
                                messages(env, traffic),
                                updates(env),
                                new DestinationChannels(policy, Clock.systemUTC()),
                                DeliveryOptions.of(Clock.systemUTC()))
                        .uid("deliver")
                        .name("Deliver");
        outcomes.getSideOutput(DeliveryOperator.BATCHES)
                .sinkTo(
                        new HttpBatchSink(
                                new HttpBatchEndpoints(policy, Clock.systemUTC()), deadLetters))
                .uid("http-batch")
                .name("Deliver in batches");
        outcomes.map(new SumsAtBarriers())
                .returns(TypeInformation.of(Outcome.class))
                .uid("sums")
                .name("Sums")
                .sinkTo(new OutcomeSink(traffic.name()))
                .uid("outcomes")
                .name("Outcomes");
    }

    private static DataStream<Message> messages(StreamExecutionEnvironment env, Traffic traffic) {
        return env.fromSource(
                        new MessageSource(traffic.name()),
                        WatermarkStrategy.noWatermarks(),
                        "Messages",
                        TypeInformation.of(Message.class))
                .uid("messages");
    }

    private DataStream<DestinationUpdate> updates(StreamExecutionEnvironment env) {
        return env.fromSource(
                        ControlSource.ofFolders(List.of(definitions), MAX_BYTES),
                        WatermarkStrategy.noWatermarks(),
                        "Definitions")
                .uid("definitions")
                .map(SendingJob::update)
                .returns(TypeInformation.of(DestinationUpdate.class))
                .uid("updates")
                .name("Updates");
    }

    private static DestinationUpdate update(ControlEntry entry) throws IOException {
        return switch (entry.kind()) {
            case VALUE ->
                    DestinationUpdate.set(
                            JSON.readTree(entry.value()).path("destination").asText(),
                            entry.value());
            case COMPLETE -> DestinationUpdate.complete();
            case CUT, REMOVAL ->
                    throw new IOException(
                            "Expected definitions that stay, but found '" + entry.key() + "'.");
        };
    }
}
