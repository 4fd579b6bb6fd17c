// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.benchmarks.micro.Samples;
import dev.journeys.benchmarks.variant.Ours;
import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Which journeys an event concerns. In the registry's package, because nobody else fills one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IndexBenchmark {
    /** How many journeys there are. */
    @Param({"1", "1000", "10000"})
    public int journeys = 1;

    private final DefinitionRegistry registry = new DefinitionRegistry();
    private JourneyEvent[] events = {};
    private int next;

    /** Publishes the journeys. */
    @Setup
    public void publish() {
        events = Samples.events(journeys);
        for (DefinitionRecord record : Ours.definitions(Workload.of(Shape.W, journeys, 1, 1))) {
            byte[] definition = Objects.requireNonNull(record.definition());
            registry.add(CompiledDefinitions.compile(definition).journey());
            registry.set(record.withoutDefinition(), DefinitionRecord.ALWAYS);
        }
    }

    /** Named at all, and if so by which. */
    @Benchmark
    public HeardEvent index() {
        next = (next + 1) & (Samples.COUNT - 1);
        return registry.heard(events[next].name());
    }
}
