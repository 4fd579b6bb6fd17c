// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another reader, whose quiet splits are probed. Keeps no state of its own in checkpoints. */
@SuppressWarnings("try") // Flink's readers declare every exception when they close.
final class ProbingReader<T, SplitT extends SourceSplit> implements SourceReader<T, SplitT> {
    private static final Logger LOG = LoggerFactory.getLogger(ProbingReader.class);
    private static final long NO_CHECKPOINT = -1;

    private final SourceReader<T, SplitT> reader;
    private final SourceReaderContext context;
    private final SplitProbe<SplitT> probe;
    private final Background background;
    private final QuietSplits<SplitT> quietSplits;
    private final WakeUp wakeUp = new WakeUp();
    private final List<String> splitsBeforeOutput = new ArrayList<>();

    private @Nullable WatchedOutput<T> output;
    private boolean holdsSplits;
    private boolean idle;
    private volatile boolean ticked;

    ProbingReader(
            SourceReader<T, SplitT> reader,
            SourceReaderContext context,
            SplitProbe<SplitT> probe,
            Background background,
            ProbingOptions options,
            Clock clock) {
        this.reader = reader;
        this.context = context;
        this.probe = probe;
        this.background = background;
        this.quietSplits = new QuietSplits<>(probe, background, wakeUp, options, clock);
    }

    @Override
    public void start() {
        // Restored splits were added before.
        context.sendSourceEventToCoordinator(new ReaderStarted(holdsSplits));
        background.repeat(
                () -> {
                    ticked = true;
                    wakeUp.ring();
                });
        reader.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> readerOutput) throws Exception {
        if (output == null) {
            output = watched(readerOutput);
        }
        if (wakeUp.heard()) {
            quietSplits.answer(output.splits());
            if (ticked) {
                ticked = false;
                quietSplits.tick(output.splits(), () -> reader.snapshotState(NO_CHECKPOINT));
            }
        }
        return reader.pollNext(output);
    }

    private WatchedOutput<T> watched(ReaderOutput<T> readerOutput) {
        WatchedOutput<T> watched = new WatchedOutput<>(readerOutput);
        splitsBeforeOutput.forEach(watched::createOutputForSplit);
        splitsBeforeOutput.clear();
        if (idle) {
            watched.markIdle();
        }
        return watched;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> available = reader.isAvailable();
        CompletableFuture<Void> woken = wakeUp.future();
        if (available.isDone()) {
            return available;
        }
        return woken.isDone()
                ? woken
                : CompletableFuture.anyOf(available, woken).thenAccept(ignored -> {});
    }

    @Override
    public void addSplits(List<SplitT> splits) {
        if (!splits.isEmpty()) {
            holdsSplits = true;
            becomeActive();
            for (SplitT split : splits) {
                if (output == null) {
                    splitsBeforeOutput.add(split.splitId());
                } else {
                    output.createOutputForSplit(split.splitId());
                }
            }
        }
        reader.addSplits(splits);
    }

    private void becomeActive() {
        if (idle && output != null) {
            output.markActive();
        }
        idle = false;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (!(event instanceof NoSplitsForNow)) {
            reader.handleSourceEvents(event);
        } else if (!holdsSplits) {
            idle = true;
            if (output != null) {
                output.markIdle();
            }
        }
    }

    @Override
    public List<SplitT> snapshotState(long checkpoint) {
        return reader.snapshotState(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        reader.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        reader.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void pauseOrResumeSplits(
            Collection<String> splitsToPause, Collection<String> splitsToResume) {
        reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    @Override
    public void close() throws Exception {
        background.end(this::closeProbe);
        reader.close();
    }

    private void closeProbe() {
        try {
            probe.close();
        } catch (RuntimeException e) {
            LOG.warn("Expected the probe of a reader to close, but it failed.", e);
        }
    }
}
