// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/**
 * One call of the probe. Runs on the probe's thread; everything else is the reader's thread's.
 *
 * @param <SplitT> the splits
 */
final class Attempt<SplitT extends SourceSplit> implements Runnable {
    private final SplitProbe<SplitT> probe;
    private final List<SplitT> splits;
    private final Duration timeout;
    private final WakeUp wakeUp;
    private final long beginning;
    private final Map<WatchedSplit<?>, Long> recordsBefore;

    private long ticks;
    private volatile @Nullable Outcome outcome;

    /**
     * @param splits at their next positions
     * @param wakeUp rings when there is an outcome
     * @param beginning when it began, in epoch milliseconds: before the positions were taken
     * @param recordsBefore how many records each of the splits had given by then
     */
    Attempt(
            SplitProbe<SplitT> probe,
            List<SplitT> splits,
            Duration timeout,
            WakeUp wakeUp,
            long beginning,
            Map<WatchedSplit<?>, Long> recordsBefore) {
        this.probe = probe;
        this.splits = splits;
        this.timeout = timeout;
        this.wakeUp = wakeUp;
        this.beginning = beginning;
        this.recordsBefore = recordsBefore;
    }

    /** Whatever it comes to, the reader is told. */
    @Override
    @SuppressWarnings("CatchingUnchecked")
    public void run() {
        try {
            outcome = new Answer(Set.copyOf(probe.readToEnd(splits, timeout)));
        } catch (Exception e) {
            outcome = new Failure(e);
        } catch (Error e) {
            outcome = new Crash(e);
        }
        wakeUp.ring();
    }

    /** Null while it runs. */
    @Nullable Outcome outcome() {
        return outcome;
    }

    /** A piece of time has passed; how many have since it began. */
    long tick() {
        return ++ticks;
    }

    long ticks() {
        return ticks;
    }

    /** When it began, in epoch milliseconds. */
    long beginning() {
        return beginning;
    }

    /** Whether the split was asked about and has given nothing since. */
    boolean stillHolds(WatchedSplit<?> split) {
        Long before = recordsBefore.get(split);
        return before != null && before == split.records();
    }

    /** What it came to. */
    sealed interface Outcome {}

    /** The splits that are read to their end. */
    record Answer(Set<String> readToEnd) implements Outcome {}

    /** It cannot be known. */
    record Failure(Exception cause) implements Outcome {}

    /** The probe has a mistake, or the machine no memory. */
    record Crash(Error cause) implements Outcome {}
}
