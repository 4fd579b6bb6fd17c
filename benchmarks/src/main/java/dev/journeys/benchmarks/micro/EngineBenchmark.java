// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.micro;

import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.cep.WaitHost;
import dev.journeys.job.delivery.StableHash;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;
import dev.journeys.patterns.compile.JourneyCompiler;
import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.expression.Condition;
import dev.journeys.patterns.expression.ExpressionCompiler;
import dev.journeys.patterns.expression.ExpressionScope;
import dev.journeys.patterns.expression.InvalidExpressionException;
import dev.journeys.patterns.expression.Verdict;
import dev.journeys.patterns.validate.DefinitionReader;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of an event's way: parse, condition, wait, ids. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
    private static final Place PLACE = Place.line("events", 0, 1);

    private final EventParser parser = EventFormats.load(EventFormats.DEFAULT);
    private final StableHash hash = new StableHash();
    private byte[][] texts = {};
    private JourneyEvent[] events = {};
    private @Nullable Condition condition;
    private @Nullable HoldUntil hold;
    private @Nullable WaitHost waits;
    private int next;

    /** Compiles what is measured. */
    @Setup
    public void compile() throws InvalidExpressionException {
        Workload workload = Workload.of(Shape.W, 1, 1, 1);
        texts = Samples.texts();
        events = Samples.events();
        condition =
                ExpressionCompiler.standard()
                        .condition("properties.cart_value >= 20.0", ExpressionScope.ENTRY);
        hold = hold(SimpleJourney.of(workload).get(0).definition());
        waits = new WaitHost();
    }

    private static HoldUntil hold(String definition) {
        if (DefinitionReader.read(definition) instanceof DefinitionReader.Valid valid) {
            return (HoldUntil) new JourneyCompiler().compile(valid.definition()).step(0);
        }
        throw new IllegalStateException("Expected a valid definition.");
    }

    private int next() {
        next = (next + 1) & (Samples.COUNT - 1);
        return next;
    }

    /** Bytes become an event. */
    @Benchmark
    public EventReading parse() {
        return parser.parse(texts[next()], PLACE);
    }

    /** A condition on a property, with the properties still raw. */
    @Benchmark
    public Verdict condition() {
        JsonSlice properties = JsonSlice.of(events[next()].properties().toBytes());
        return present(condition)
                .test(name -> name.equals("properties") ? properties.values() : null);
    }

    /** Whether a wait ends at an event, asked of Flink CEP. */
    @Benchmark
    public boolean waitEnds() {
        return present(waits).isEndedBy(present(hold), 1_000, 0, 2_000 + next());
    }

    /** The id of an instance. */
    @Benchmark
    public String instanceId() {
        JourneyEvent event = events[next()];
        return hash.add("journey-00001")
                .add(event.user())
                .add(null)
                .add(event.timestamp())
                .add(1)
                .id();
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Expected to be set up.");
        }
        return value;
    }
}
