// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where something is measured. */
public final class About {
    private About() {}

    /** The machine, the Java and the commit, as far as they are known. */
    public static Map<String, String> here() {
        return Map.of(
                "processor",
                processor(),
                "processors",
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                "heap",
                Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB",
                "java",
                System.getProperty("java.vm.version", "unknown"),
                "commit",
                System.getProperty("bench.commit", "unknown"));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return System.getProperty("os.arch", "unknown");
        }
    }
}
