// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.receiver;

import dev.journeys.connectors.receiver.ScriptedReceiver;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says at the end, also at Ctrl-C, what has come in, and has the log written out; once. */
final class Goodbye implements AutoCloseable {
    private final ScriptedReceiver receiver;
    private final PrintWriter out;
    private final AtomicBoolean said = new AtomicBoolean();
    private final Thread hook = new Thread(this::say, "journeys-receiver-stop");

    private Goodbye(ScriptedReceiver receiver, PrintWriter out) {
        this.receiver = receiver;
        this.out = out;
    }

    static Goodbye of(ScriptedReceiver receiver, PrintWriter out) {
        Goodbye goodbye = new Goodbye(receiver, out);
        Runtime.getRuntime().addShutdownHook(goodbye.hook);
        return goodbye;
    }

    void say() {
        if (!said.compareAndSet(false, true)) {
            return;
        }
        out.println(
                receiver.requests() + " requests on " + receiver.connections() + " connections");
        receiver.behaviours().forEach((word, count) -> out.println("  " + word + ": " + count));
        out.flush();
        try {
            receiver.flush();
        } catch (IOException e) {
            throw new IllegalStateException("Expected to write the log, but could not.", e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsJustNow) {
            // The hook runs.
            return;
        }
    }
}
