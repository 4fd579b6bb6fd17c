// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.files.Line;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.LineInput;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.event.Timestamps;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journey with many live instances is archived in a job on RocksDB that takes a checkpoint every
 * second and fails with the first that fails. More instances by hand:
 *
 * <pre>mvn -pl job -am verify -Dit.test=ArchiveITCase -Djourneys.archive.instances=1000000</pre>
 */
class ArchiveITCase {
    private static final int INSTANCES = Integer.getInteger("journeys.archive.instances", 10_000);
    private static final long ARCHIVED_AT = INSTANCES + 1_000L;
    private static final String JOURNEY =
            """
            {"id":"j","version":1,"entry":{"event":"started"},
             "steps":[{"id":"wait","type":"hold-until","atMost":"P30D",
                       "branches":[{"name":"done","event":"done"}]}]}
            """;

    private static final AtomicLong EXITED = new AtomicLong();
    private static final AtomicLong WRONG = new AtomicLong();
    private static final AtomicLong FIRST_NANOS = new AtomicLong();
    private static final AtomicLong LAST_NANOS = new AtomicLong();
    private static final CompletableFuture<Void> ALL_EXITED = new CompletableFuture<>();

    @TempDir private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void endsEveryInstanceAsOfTheEffectiveTimeWithoutAFailedCheckpoint() throws Exception {
        // given
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(2);
        env.setMaxParallelism(JourneyTopology.DEFAULT_MAX_PARALLELISM);
        EventStream input =
                EventStream.ofLines(
                        env,
                        new LineInput(
                                new DataGeneratorSource<>(
                                        new Entries(),
                                        Long.MAX_VALUE,
                                        (RateLimiterStrategy<NumberSequenceSplit>)
                                                parallelism -> new FastThenSlow(),
                                        TypeInformation.of(Line.class)),
                                WatermarkStrategy.<Line>forMonotonousTimestamps()
                                        .withTimestampAssigner((line, ignored) -> line.time()),
                                List.of("entries"),
                                EventFormats.DEFAULT));
        JourneyTopology.attach(
                JourneyTopology.of(
                        env,
                        input,
                        ControlStream.of(
                                env,
                                List.of(
                                        DefinitionRecord.published(
                                                "j",
                                                1,
                                                DefinitionRecord.ALWAYS,
                                                JOURNEY.getBytes(StandardCharsets.UTF_8)),
                                        new DefinitionRecord(
                                                "j",
                                                1,
                                                ARCHIVED_AT,
                                                DefinitionStatus.ARCHIVED,
                                                null))),
                        EngineOptions.defaults()),
                new CountingSink());
        // when
        JobClient job = env.executeAsync();
        CompletableFuture.anyOf(ALL_EXITED, job.getJobExecutionResult()).get();
        job.cancel().get();
        // then
        System.out.printf(
                "%,d archived instances ended in %,d ms%n",
                EXITED.get(), TimeUnit.NANOSECONDS.toMillis(LAST_NANOS.get() - FIRST_NANOS.get()));
        assertThat(EXITED).hasValue(INSTANCES);
        assertThat(WRONG).hasValue(0);
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0);
        return configuration;
    }

    /** Every user starts the journey; then time goes on, a second with each event. */
    private static final class Entries implements GeneratorFunction<Long, Line> {
        private static final long serialVersionUID = 1;

        @Override
        public Line map(Long index) {
            boolean entry = index < INSTANCES;
            long time = entry ? index : INSTANCES + (index - INSTANCES) * 1_000;
            String text =
                    "{\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":%d}"
                            .formatted(
                                    entry ? "u" + index : "clock",
                                    entry ? "started" : "ticked",
                                    time);
            return new Line(time, 0, index + 1, false, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Entries as fast as they are taken, then a hundred ticks a second. */
    private static final class FastThenSlow implements RateLimiter<NumberSequenceSplit> {
        private long requested;

        @Override
        public CompletableFuture<Void> acquire(int requests) {
            requested += requests;
            if (requested <= INSTANCES) {
                return CompletableFuture.completedFuture(null);
            }
            return CompletableFuture.runAsync(
                    () -> {}, CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS));
        }
    }

    /** Counts what is exited; in this JVM. */
    private static final class CountingSink implements Sink<OutputRecord> {
        private static final long serialVersionUID = 1;

        @Override
        public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
            return new CountingWriter();
        }
    }

    private static final class CountingWriter implements SinkWriter<OutputRecord>, Serializable {
        private static final long serialVersionUID = 1;
        private static final String AS_OF =
                "\"timestamp\":\"" + Timestamps.format(ARCHIVED_AT) + "\"";

        @Override
        public void write(OutputRecord record, Context context) {
            String json = new String(record.json(), StandardCharsets.UTF_8);
            if (record.kind() != OutputKind.TRANSITION || !json.contains("\"exited\"")) {
                return;
            }
            if (!json.contains("\"archived\"") || !json.contains(AS_OF)) {
                WRONG.incrementAndGet();
            }
            FIRST_NANOS.compareAndSet(0, System.nanoTime());
            LAST_NANOS.set(System.nanoTime());
            if (EXITED.incrementAndGet() == INSTANCES) {
                ALL_EXITED.complete(null);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
