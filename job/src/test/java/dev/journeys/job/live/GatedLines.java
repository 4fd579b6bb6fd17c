// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import dev.journeys.connectors.files.Line;
import dev.journeys.job.engine.JourneyRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Lines of events that come one by one when the test lets them, from the position of the checkpoint
 * on, without an end. The job runs in this process, so the test has the same gate.
 */
final class GatedLines implements GeneratorFunction<Long, Line> {
    private static final long serialVersionUID = 1;
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    private final List<String> lines;

    private GatedLines(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /** A source and its gate, for one run. */
    static Gate gate(List<String> lines) {
        return new Gate(lines);
    }

    @Override
    public Line map(Long index) {
        String line = lines.get(index.intValue());
        long time = JourneyRun.parse(List.of(line)).get(0).timestamp();
        return new Line(time, 0, index + 1, false, line.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets lines through. Thread-safe. */
    static final class Gate {
        private final String name = UUID.randomUUID().toString();
        private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
        private final List<String> lines;
        private int allowed;

        private Gate(List<String> lines) {
            this.lines = lines;
            GATES.put(name, this);
        }

        DataGeneratorSource<Line> source() {
            String gate = name;
            return new DataGeneratorSource<>(
                    new GatedLines(lines),
                    Long.MAX_VALUE,
                    parallelism -> new Limiter<>(GATES.get(gate)),
                    TypeInformation.of(Line.class));
        }

        /** So many more lines may come. */
        synchronized void allow(int count) {
            allowed += count;
            release();
        }

        private synchronized CompletionStage<Void> enter() {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            waiting.add(turn);
            release();
            return turn;
        }

        private void release() {
            while (allowed > 0 && !waiting.isEmpty()) {
                allowed--;
                waiting.remove().complete(null);
            }
        }

        /** Whether the last line that was allowed has come: the source asks for the next. */
        synchronized boolean isDrained() {
            return allowed == 0 && !waiting.isEmpty();
        }
    }

    private record Limiter<S extends SourceSplit>(Gate gate) implements RateLimiter<S> {
        @Override
        public CompletionStage<Void> acquire(int numberOfEvents) {
            return gate.enter();
        }
    }
}
