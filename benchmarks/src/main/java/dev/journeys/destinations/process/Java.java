// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;

/** This process, and options for others. */
public final class Java {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Java() {}

    /** Options for a process with a heap of a size such as {@code 1g}, which does not grow. */
    public static List<String> heap(String size) {
        return List.of("-Xms" + size, "-Xmx" + size, "-XX:+UseG1GC");
    }

    /** Processor time of this process so far, in nanoseconds. */
    public static long processNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Bytes of the heap that are in use after a garbage collection, which happens now. */
    public static long heapAfterCollection() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    /** The load average of the last minute. */
    public static double load() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getSystemLoadAverage();
    }
}
