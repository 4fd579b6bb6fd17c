// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import dev.journeys.connectors.watermarks.LiveWatermarks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has quiet splits probed, one call at a time, and moves the watermarks of those that are read to
 * their end. Used by the reader's thread only.
 *
 * @param <SplitT> the splits
 */
final class QuietSplits<SplitT extends SourceSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(QuietSplits.class);

    private final SplitProbe<SplitT> probe;
    private final Background background;
    private final WakeUp wakeUp;
    private final ProbingOptions options;
    private final Clock clock;

    private @Nullable Attempt<SplitT> attempt;
    private boolean failing;

    QuietSplits(
            SplitProbe<SplitT> probe,
            Background background,
            WakeUp wakeUp,
            ProbingOptions options,
            Clock clock) {
        this.probe = probe;
        this.background = background;
        this.wakeUp = wakeUp;
        this.options = options;
        this.clock = clock;
    }

    /** Takes the answer of the probe, if there is one. */
    void answer(Map<String, ? extends WatchedSplit<?>> splits) {
        if (attempt == null || attempt.outcome() == null) {
            return;
        }
        Attempt<SplitT> ended = attempt;
        attempt = null;
        Attempt.Outcome outcome = ended.outcome();
        if (outcome instanceof Attempt.Crash crash) {
            throw crash.cause();
        } else if (outcome instanceof Attempt.Failure failure) {
            fails("it failed", failure.cause());
        } else if (ended.ticks() <= options.timeoutTicks()
                && outcome instanceof Attempt.Answer answer) {
            succeeds();
            advance(ended, answer, splits);
        }
    }

    private void advance(
            Attempt<SplitT> ended,
            Attempt.Answer answer,
            Map<String, ? extends WatchedSplit<?>> splits) {
        long boundMillis = options.bound().toMillis();
        Watermark watermark =
                new Watermark(LiveWatermarks.watermark(ended.beginning(), boundMillis));
        for (String id : answer.readToEnd()) {
            WatchedSplit<?> split = splits.get(id);
            if (split != null && ended.stillHolds(split)) {
                split.emitWatermark(watermark);
            }
        }
    }

    /**
     * A piece of time has passed.
     *
     * @param positions all splits at their next positions; asked only if some are to be probed
     */
    void tick(Map<String, ? extends WatchedSplit<?>> splits, Supplier<List<SplitT>> positions) {
        splits.values().forEach(WatchedSplit::tick);
        if (attempt == null) {
            probe(splits, positions);
        } else if (attempt.tick() > options.timeoutTicks()) {
            // No other is made before this one has returned: a hanging broker has one call only.
            fails("it takes longer than " + options.timeout(), null);
        }
    }

    private void probe(
            Map<String, ? extends WatchedSplit<?>> splits, Supplier<List<SplitT>> positions) {
        Map<WatchedSplit<?>, Long> recordsBefore = new HashMap<>();
        for (WatchedSplit<?> split : splits.values()) {
            if (split.quietTicks() >= options.quietTicks()) {
                recordsBefore.put(split, split.records());
                split.probed();
            }
        }
        if (recordsBefore.isEmpty()) {
            return;
        }
        long beginning = clock.millis();
        List<SplitT> asked = new ArrayList<>(positions.get());
        asked.removeIf(split -> !recordsBefore.containsKey(splits.get(split.splitId())));
        if (asked.isEmpty()) {
            return;
        }
        attempt = new Attempt<>(probe, asked, options.timeout(), wakeUp, beginning, recordsBefore);
        background.run(attempt);
    }

    private void fails(String what, @Nullable Exception cause) {
        if (!failing) {
            LOG.warn(
                    "Expected to learn whether quiet splits are read to their end, but {}. Until it"
                            + " is known, event time stands still.",
                    what,
                    cause);
        }
        failing = true;
    }

    private void succeeds() {
        if (failing) {
            LOG.info("It is known again whether quiet splits are read to their end.");
        }
        failing = false;
    }
}
