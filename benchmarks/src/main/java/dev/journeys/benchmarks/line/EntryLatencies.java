// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.harness.Stage;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.event.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Notes, for every entry that is written, how long ago its event was due. An entry is found by its
 * time, which no other event has. Called by the sink's thread.
 */
final class EntryLatencies implements Consumer<OutputRecord> {
    private static final byte[] ENTERED =
            "{\"type\":\"entered\"".getBytes(StandardCharsets.US_ASCII);
    private static final int TIME_LENGTH = "2026-03-01T10:00:00.000Z".length();
    private static final int BEHIND_TIME = "\"}".length();

    private final Stage stage;
    private final int begin;
    private final long[] times;
    private final double[] millis;
    private volatile int count;

    /**
     * @param begin the index of the first event that counts
     * @param end the index behind the last
     */
    EntryLatencies(Stage stage, int begin, int end) {
        this.stage = stage;
        this.begin = begin;
        Events events = stage.events();
        times = new long[end - begin];
        for (int i = 0; i < times.length; i++) {
            times[i] = events.time(begin + i);
        }
        millis = new double[times.length];
    }

    @Override
    public void accept(OutputRecord output) {
        byte[] json = output.json();
        if (!Arrays.equals(json, 0, ENTERED.length, ENTERED, 0, ENTERED.length)) {
            return;
        }
        long now = System.nanoTime();
        String time =
                new String(
                        json,
                        json.length - BEHIND_TIME - TIME_LENGTH,
                        TIME_LENGTH,
                        StandardCharsets.US_ASCII);
        int index = Arrays.binarySearch(times, Timestamps.parse(time).orElseThrow());
        if (index >= 0 && count < millis.length) {
            millis[count] = (now - stage.pace().dueNanos(begin + index)) / 1e6;
            count = count + 1;
        }
    }

    /** What was noted so far. */
    double[] millis() {
        return Arrays.copyOf(millis, count);
    }
}
