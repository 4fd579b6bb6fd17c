// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Runs something with one more event format, of which only the thread's context class loader knows,
 * as that of a task knows the user's code.
 */
public final class ContextFormats {
    private ContextFormats() {}

    /** Writes the file that names a format, as a jar of it has it. */
    public static void register(Path folder, String format) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(EventFormat.class.getName()), format + "\n");
    }

    /**
     * @param folder for the file that names the format
     * @param format the name of a class
     */
    public static <T> T run(Path folder, String format, Callable<T> body) throws Exception {
        register(folder, format);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return body.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
