// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.engine.JourneyOperator;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.transformations.SideOutputTransformation;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * The job as a drawing:
 *
 * <pre>
 * events ──▶ read, watermark ──keyBy(user)──▶ ┌──────────┐ ──▶ messages
 *                  │                          │ journeys │
 * definitions ─────┼────────broadcast───────▶ └──────────┘ ──▶ output
 *                  └──────────── dead letters ────────────────────▲
 * </pre>
 */
public final class JourneyTopology {
    /**
     * How many key groups there are, and so the highest parallelism, unless the environment says
     * otherwise.
     */
    public static final int DEFAULT_MAX_PARALLELISM = 128;

    private static final TypeInformation<OutputRecord> OUTPUT =
            TypeInformation.of(OutputRecord.class);

    private JourneyTopology() {}

    /**
     * Builds a job all of whose deliveries are output.
     *
     * @param events made on the same environment, as the definitions
     * @param options of which all deliveries are output
     * @return everything that the job emits, those dead letters included that its inputs have
     *     found; it needs a sink
     */
    public static DataStream<OutputRecord> of(
            StreamExecutionEnvironment env,
            EventStream events,
            ControlStream definitions,
            EngineOptions options) {
        return streams(env, events, definitions, options).output();
    }

    /**
     * Builds a job whose deliveries go where their destinations are.
     *
     * @param events made on the same environment, as the definitions
     * @return what the job emits; its output needs a sink, and its messages need those who send
     *     them
     */
    public static JourneyStreams streams(
            StreamExecutionEnvironment env,
            EventStream events,
            ControlStream definitions,
            EngineOptions options) {
        Transformation<OutputRecord> journeys =
                journeys(env, events.events(), definitions.updates(), options);
        DataStream<OutputRecord> output =
                new DataStream<>(env, journeys).union(events.deadLetters());
        return new JourneyStreams(
                definitions.deadLetters().map(output::union).orElse(output),
                new DataStream<>(
                        env, new SideOutputTransformation<>(journeys, JourneyOperator.MESSAGES)));
    }

    /** Attaches a sink that takes everything that the job emits; it runs with parallelism 1. */
    public static void attach(DataStream<OutputRecord> output, Sink<OutputRecord> sink) {
        output.sinkTo(sink)
                .uid(OperatorIds.OUTPUT.uid())
                .name(OperatorIds.OUTPUT.title())
                .setParallelism(1);
    }

    /** The journey operator between its two inputs; one exchange, by user. */
    private static Transformation<OutputRecord> journeys(
            StreamExecutionEnvironment env,
            DataStream<JourneyEvent> events,
            DataStream<ControlUpdate> definitions,
            EngineOptions options) {
        KeyedStream<JourneyEvent, String> byUser = events.keyBy(JourneyEvent::user, Types.STRING);
        TwoInputTransformation<JourneyEvent, ControlUpdate, OutputRecord> journeys =
                new TwoInputTransformation<>(
                        byUser.getTransformation(),
                        definitions.broadcast().getTransformation(),
                        OperatorIds.JOURNEYS.title(),
                        SimpleOperatorFactory.of(new JourneyOperator(options)),
                        OUTPUT,
                        env.getParallelism(),
                        false);
        journeys.setUid(OperatorIds.JOURNEYS.uid());
        journeys.setStateKeySelectors(byUser.getKeySelector(), null);
        journeys.setStateKeyType(byUser.getKeyType());
        env.addOperator(journeys);
        return journeys;
    }
}
