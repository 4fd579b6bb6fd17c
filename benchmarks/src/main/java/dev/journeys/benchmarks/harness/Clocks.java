// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Processor time of threads and of the process, wall time, load.
 *
 * @param operatorNanos of the operator's threads: those of all tasks but the sources and the output
 * @param processNanos of the whole process: also parsing, the sink, garbage collection, compiling,
 *     RocksDB's own threads
 */
public record Clocks(long operatorNanos, long processNanos, long wallNanos) {
    /** The name of the sink's operator, in all jobs. */
    public static final String OUTPUT = "Output";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The threads that run a job's operators, by id. */
    public static List<Long> operatorThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Clocks::isOperator)
                .map(Thread::getId)
                .toList();
    }

    /** Whether a thread runs neither a source nor the output but what is between them. */
    public static boolean isOperator(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null
                && group.getName().equals("Flink Task Threads")
                && isOperator(thread.getName());
    }

    /** Whether a task of this name is neither a source nor the output. */
    public static boolean isOperator(String task) {
        return task.contains(")#") && !task.startsWith("Source: ") && !task.startsWith(OUTPUT);
    }

    /** Reads all clocks. */
    public static Clocks read(List<Long> operatorThreads) {
        long operator = 0;
        for (long thread : operatorThreads) {
            operator += Math.max(0, THREADS.getThreadCpuTime(thread));
        }
        return new Clocks(operator, system().getProcessCpuTime(), System.nanoTime());
    }

    /** What has passed since an earlier reading. */
    public Clocks since(Clocks earlier) {
        return new Clocks(
                operatorNanos - earlier.operatorNanos,
                processNanos - earlier.processNanos,
                wallNanos - earlier.wallNanos);
    }

    /** The load average of the last minute. */
    public static double load() {
        return system().getSystemLoadAverage();
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
