// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.harness.EventSource;
import dev.journeys.benchmarks.harness.LiveWatermarks;
import dev.journeys.benchmarks.harness.StageSink;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.LineInput;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The product as it is. */
public final class Ours implements Variant {
    private final long boundMillis;

    /** With the bound of a live job. */
    public Ours() {
        this(EventScript.BOUND_MILLIS);
    }

    /**
     * @param boundMillis how far an event may lag behind
     */
    public Ours(long boundMillis) {
        this.boundMillis = boundMillis;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void build(StreamExecutionEnvironment env, Workload workload, String stage) {
        EventStream input =
                EventStream.ofLines(
                        env,
                        new LineInput(
                                new EventSource(stage),
                                LiveWatermarks.of(boundMillis),
                                Jobs.FILES,
                                Jobs.FORMAT));
        JourneyTopology.attach(
                JourneyTopology.of(
                        env,
                        input,
                        ControlStream.of(env, definitions(workload)),
                        EngineOptions.defaults()),
                new StageSink(stage));
    }

    /** The workload's journeys as control records. */
    public static List<DefinitionRecord> definitions(Workload workload) {
        return SimpleJourney.of(workload).stream()
                .map(
                        journey ->
                                DefinitionRecord.published(
                                        journey.id(),
                                        SimpleJourney.VERSION,
                                        DefinitionRecord.ALWAYS,
                                        journey.definition().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
