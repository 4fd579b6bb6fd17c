// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.profile;

import dev.journeys.benchmarks.harness.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a profile says: shares of threads, and of the operator's thread those of areas and methods.
 */
public final class ProfileReport {
    private static final int ROWS = 40;
    private static final String OURS = "dev.journeys.";

    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<String, Integer> areas = new HashMap<>();
    private final Map<String, Integer> ours = new HashMap<>();
    private final Map<String, Integer> within = new HashMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private int all;
    private int operator;

    private ProfileReport() {}

    /** Reads a file of {@link Profiler}. */
    public static ProfileReport of(Path file) throws IOException {
        ProfileReport report = new ProfileReport();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                report.add(recording.readEvent());
            }
        }
        return report;
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (!type.equals("jdk.ExecutionSample") && !type.equals("jdk.NativeMethodSample")) {
            return;
        }
        RecordedThread thread = event.getThread("sampledThread");
        String name =
                thread == null || thread.getJavaName() == null
                        ? thread == null ? "unknown" : String.valueOf(thread.getOSName())
                        : thread.getJavaName();
        all++;
        count(threads, group(name));
        if (Clocks.isOperator(name) && event.getStackTrace() != null) {
            operator++;
            add(event.getStackTrace().getFrames().stream().map(ProfileReport::method).toList());
        }
    }

    private void add(List<String> frames) {
        count(areas, Area.of(frames));
        if (!frames.isEmpty()) {
            count(methods, frames.get(0));
        }
        frames.stream()
                .filter(frame -> frame.startsWith(OURS))
                .findFirst()
                .ifPresent(frame -> count(ours, frame));
        frames.stream()
                .filter(frame -> frame.startsWith(OURS))
                .distinct()
                .forEach(frame -> count(within, frame));
    }

    private static String method(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        String type = method.getType() == null ? "" : method.getType().getName();
        return type.isEmpty() ? method.getName() : type.replace('/', '.') + "." + method.getName();
    }

    /** Threads of a kind count as one. */
    private static String group(String thread) {
        return thread.replaceAll("\\[tid=\\d+]", "").replaceAll("[0-9]+", "#");
    }

    private static void count(Map<String, Integer> counts, String name) {
        counts.merge(name, 1, Integer::sum);
    }

    /** The report as text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        table("Threads of the process", threads, all, text);
        table("Operator's thread, by area", areas, operator, text);
        table("Operator's thread, by our innermost method", ours, operator, text);
        table("Operator's thread, within our methods", within, operator, text);
        table("Operator's thread, by innermost method", methods, operator, text);
        return text.toString();
    }

    private static void table(
            String title, Map<String, Integer> counts, int total, StringBuilder text) {
        text.append("\n").append(title).append(" (").append(total).append(" samples)\n");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(ROWS)
                .forEach(
                        entry ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "%6.1f %%  %s%n",
                                                100.0 * entry.getValue() / total,
                                                entry.getKey())));
    }
}
