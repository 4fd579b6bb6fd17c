// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import dev.journeys.job.engine.JourneyOperator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** Says on standard error how far a replay is. */
final class ReplayProgress {
    private static final long LINES_BETWEEN_REPORTS = 1_000_000;
    private static final long SECONDS_BETWEEN_REPORTS = 2;

    private final PrintWriter err;
    private final long startNanos = System.nanoTime();
    private long lines;

    ReplayProgress(PrintWriter err) {
        this.err = err;
    }

    /** The replay goes on from a checkpoint, or begins with the lines in order. */
    void resumes(Optional<Path> checkpoint) {
        say(
                "resuming %s",
                checkpoint.map(path -> "from " + path.getFileName()).orElse("from the beginning"));
    }

    /** One more line has been read. */
    void lineRead() {
        lines++;
        if (lines % LINES_BETWEEN_REPORTS == 0) {
            say("reading: %,d lines", lines);
        }
    }

    /** All lines have been read, and put in order unless told otherwise. */
    void linesPrepared() {
        say("read: %,d lines in %.1f s", lines, secondsSince(startNanos));
    }

    /**
     * Reports until the job has ended.
     *
     * @throws ExecutionException where the job has failed
     */
    void follow(JobClient job) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<?> result = job.getJobExecutionResult();
        while (true) {
            try {
                result.get(SECONDS_BETWEEN_REPORTS, TimeUnit.SECONDS);
                say("done: %,d lines in %.1f s", lines, secondsSince(startNanos));
                return;
            } catch (TimeoutException stillRunning) {
                report(job, start);
            }
        }
    }

    private void report(JobClient job, long startNanosOfJob) throws InterruptedException {
        Map<String, Object> counts;
        try {
            counts = job.getAccumulators().get(SECONDS_BETWEEN_REPORTS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException notReported) {
            // The job, or its cluster, has just ended, or is about to; the next report says more.
            return;
        }
        long events = count(counts, JourneyOperator.EVENTS_ACCUMULATOR);
        long deliveries = count(counts, JourneyOperator.DELIVERIES_ACCUMULATOR);
        double seconds = secondsSince(startNanosOfJob);
        double rate = events / seconds;
        String end =
                events == 0 || lines < events
                        ? "unknown"
                        : Duration.ofSeconds((long) ((lines - events) / rate)).toString();
        say(
                "running: %,d of %,d events, %,.0f a second, %,d deliveries, ends in about %s",
                events, lines, rate, deliveries, end);
    }

    private static long count(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Long count ? count : 0;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void say(String format, Object... values) {
        err.println("replay: " + String.format(Locale.ROOT, format, values));
        err.flush();
    }
}
