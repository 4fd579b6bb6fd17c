// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.profile;

import java.util.List;

/**
 * What a frame of a stack is part of. Of a stack the area of the frame counts that is nearest to
 * where the time is spent.
 *
 * @param name in the table
 * @param prefixes how the names of its classes begin
 */
record Area(String name, List<String> prefixes) {
    private static final List<Area> ALL =
            List.of(
                    area("RocksDB", "org.rocksdb."),
                    area(
                            "state in RocksDB: Flink's part",
                            "org.apache.flink.state.rocksdb.",
                            "org.apache.flink.contrib.streaming.state."),
                    area("Flink CEP (NFA)", "org.apache.flink.cep."),
                    area("CEL", "dev.cel."),
                    area("SHA-256", "java.security.MessageDigest", "sun.security.provider."),
                    area("JSON written", "com.fasterxml.jackson.core.json.UTF8JsonGenerator"),
                    area("JSON read", "com.fasterxml.jackson."),
                    area(
                            "timers",
                            "org.apache.flink.streaming.api.operators.InternalTimer",
                            "org.apache.flink.runtime.state.heap.HeapPriorityQueue",
                            "org.apache.flink.runtime.state.heap.KeyGroupPartitionedPriorityQueue"),
                    area("state on the heap", "org.apache.flink.runtime.state.heap."),
                    area(
                            "network: out",
                            "org.apache.flink.runtime.io.network.api.writer.",
                            "org.apache.flink.runtime.plugable.",
                            "org.apache.flink.streaming.runtime.streamrecord.",
                            "org.apache.flink.streaming.runtime.io.RecordWriterOutput"),
                    area(
                            "network: in",
                            "org.apache.flink.runtime.io.network.",
                            "org.apache.flink.streaming.runtime.io."),
                    area("events waiting", "java.util.PriorityQueue"),
                    area("our wait host", "dev.journeys.job.cep."),
                    area("our state and serializers", "dev.journeys.job.state."),
                    area("our output", "dev.journeys.job.delivery."),
                    area("our expressions", "dev.journeys.patterns.expression."),
                    area("our JSON values", "dev.journeys.patterns.event."),
                    area("our definitions and index", "dev.journeys.job.definitions."),
                    area("our patterns", "dev.journeys.patterns."),
                    area("our engine", "dev.journeys.job.engine."),
                    area("our source", "dev.journeys.job.source."),
                    area("hand-written", "dev.journeys.benchmarks.variant."),
                    area("the benchmark itself", "dev.journeys."),
                    area("Flink, other", "org.apache.flink."));

    /** What serves whoever calls it: the caller is looked for further out. */
    private static final List<String> SERVANTS =
            List.of(
                    "org.apache.flink.shaded.",
                    "org.apache.flink.core.memory.",
                    "org.apache.flink.api.common.typeutils.",
                    "org.apache.flink.api.java.typeutils.",
                    "org.apache.flink.types.",
                    "org.apache.flink.util.");

    private static final String OTHER = "other";

    private static Area area(String name, String... prefixes) {
        return new Area(name, List.of(prefixes));
    }

    /**
     * The area of a stack.
     *
     * @param frames the names of methods with their classes, the innermost first
     */
    static String of(List<String> frames) {
        for (String frame : frames) {
            if (startsWith(frame, SERVANTS)) {
                continue;
            }
            for (Area area : ALL) {
                if (startsWith(frame, area.prefixes)) {
                    return area.name;
                }
            }
        }
        return OTHER;
    }

    private static boolean startsWith(String frame, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (frame.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
