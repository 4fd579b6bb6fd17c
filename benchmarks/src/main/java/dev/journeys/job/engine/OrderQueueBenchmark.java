// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.benchmarks.micro.Samples;
import dev.journeys.job.state.JourneyEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The queue of events that wait for the watermark: put in and taken out, 4096 at a time. In the
 * engine's package, because the queue is seen by nobody else.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OrderQueueBenchmark {
    private final JourneyEvent[] events = Samples.events();
    private final WaitingEvents waiting = new WaitingEvents(Integer.MAX_VALUE);

    /** In and out. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public long orderQueue() {
        for (JourneyEvent event : events) {
            waiting.add(event, null);
        }
        long sum = 0;
        WaitingEvent event = waiting.pollUpTo(Long.MAX_VALUE);
        while (event != null) {
            sum += event.timestamp();
            event = waiting.pollUpTo(Long.MAX_VALUE);
        }
        return sum;
    }
}
