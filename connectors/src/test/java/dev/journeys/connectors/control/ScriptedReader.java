// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does what a test says, one thing a call; waits where it has said nothing. */
final class ScriptedReader implements ControlReader {
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The next poll gives this. */
    void gives(boolean caughtUp, ControlEntry... entries) {
        steps.add(() -> new ControlBatch(List.of(entries), caughtUp, null));
    }

    /** The next poll gives this and says that not everything can be read. */
    void givesWithTrouble(String trouble, boolean caughtUp, ControlEntry... entries) {
        steps.add(() -> new ControlBatch(List.of(entries), caughtUp, trouble));
    }

    /** The next poll fails. */
    void fails(String message) {
        steps.add(
                () -> {
                    throw new IOException(message);
                });
    }

    /** The next poll shows a mistake in the reader. */
    void breaks(String message) {
        steps.add(
                () -> {
                    throw new IllegalStateException(message);
                });
    }

    void reachable(boolean now) {
        reachable.set(now);
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void open() throws IOException {
        if (!reachable.get()) {
            throw new IOException("not reachable");
        }
    }

    @Override
    public ControlBatch poll() throws IOException {
        try {
            return steps.take().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }

    private interface Step {
        ControlBatch run() throws IOException;
    }
}
