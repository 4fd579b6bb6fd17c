// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import one.profiler.AsyncProfiler;
import org.jspecify.annotations.Nullable;

/**
 * Samples all threads that use a processor into a file in the format of Java's Flight Recorder:
 * with async-profiler, which also sees native code such as RocksDB's; where it does not load, with
 * Flight Recorder itself, which sees little of native code.
 */
public final class Profiler {
    private static final Duration PERIOD = Duration.ofMillis(10);

    private final Path file;
    private @Nullable Recording recording;

    /**
     * @param file to be written; replaced where it exists
     */
    public Profiler(Path file) {
        this.file = file;
    }

    /** Begins to sample. */
    public void start() {
        if (execute("start,jfr,event=itimer,interval=4ms,threads,file=" + file)) {
            return;
        }
        Recording own = new Recording();
        own.enable("jdk.ExecutionSample").withPeriod(PERIOD);
        own.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
        own.start();
        recording = own;
    }

    /** Ends and writes the file. */
    public void stop() {
        Recording own = recording;
        if (own == null) {
            execute("stop,file=" + file);
            return;
        }
        try {
            own.stop();
            own.dump(file);
            own.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write '" + file + "'.", e);
        }
    }

    private static boolean execute(String command) {
        try {
            AsyncProfiler.getInstance().execute(command);
            return true;
        } catch (IOException | IllegalStateException | UnsatisfiedLinkError notHere) {
            return false;
        }
    }
}
