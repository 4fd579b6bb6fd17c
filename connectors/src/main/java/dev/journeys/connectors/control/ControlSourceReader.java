// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits what a thread of its own reads; without any state. */
final class ControlSourceReader implements SourceReader<ControlEntry, NoSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSourceReader.class);
    private static final long MILLIS_TO_CLOSE = 10_000;

    private final ControlReader.Factory factory;
    private final long intervalMillis;
    private final ControlPause pause;
    private final boolean bounded;
    private final Handover handover = new Handover();
    private final Thread thread = new Thread(this::run, "control-source");
    private Iterator<ControlEntry> entries = Collections.emptyIterator();
    private volatile boolean closed;

    ControlSourceReader(
            ControlReader.Factory factory,
            long intervalMillis,
            ControlPause pause,
            boolean bounded) {
        this.factory = factory;
        this.intervalMillis = intervalMillis;
        this.pause = pause;
        this.bounded = bounded;
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<ControlEntry> output) throws IOException {
        if (!entries.hasNext()) {
            entries = handover.take().iterator();
        }
        if (entries.hasNext()) {
            output.collect(entries.next());
        }
        if (entries.hasNext()) {
            return InputStatus.MORE_AVAILABLE;
        }
        return handover.isOver() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return handover.available();
    }

    @Override
    public List<NoSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {
        // There are none.
    }

    @Override
    public void notifyNoMoreSplits() {
        // There are none from the start.
    }

    /** Waits until the reader is closed, so that there are not two at a place, but not for ever. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(MILLIS_TO_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A reader may fail in any way; the task is told of it.
    private void run() {
        try (ControlReader reader = factory.create()) {
            ControlFetcher fetcher =
                    new ControlFetcher(reader, handover, intervalMillis, LOG::warn);
            // A reader that is interrupted may say so in an exception that is tried again.
            while (!closed) {
                long millis = fetcher.step();
                if (bounded && fetcher.isComplete()) {
                    break;
                }
                if (millis > 0) {
                    pause.pause(millis);
                }
            }
            handover.end();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) {
            handover.fail(failure);
        }
    }
}
