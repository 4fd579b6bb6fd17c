// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Where state is kept. */
public enum Backend {
    /** On the heap. */
    HEAP("heap", "hashmap", 1),

    /** In RocksDB on the local disk, timers too; incremental checkpoints. */
    ROCKSDB("rocksdb", "rocksdb", 512) {
        @Override
        void configure(Configuration config) {
            super.configure(config);
            config.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        }
    },

    /** As {@link #ROCKSDB}, but timers on the heap. */
    ROCKSDB_HEAP_TIMERS("rocksdb-heap-timers", "rocksdb", 512) {
        @Override
        void configure(Configuration config) {
            ROCKSDB.configure(config);
            config.set(RocksDBOptions.TIMER_SERVICE_FACTORY, PriorityQueueStateType.HEAP);
        }
    };

    private final String label;
    private final String flinkName;
    private final int managedMebibytes;

    Backend(String label, String flinkName, int managedMebibytes) {
        this.label = label;
        this.flinkName = flinkName;
        this.managedMebibytes = managedMebibytes;
    }

    /** The name in lines of the matrix. */
    public String label() {
        return label;
    }

    /** The backend with a label. */
    public static Backend of(String label) {
        for (Backend backend : values()) {
            if (backend.label.equals(label)) {
                return backend;
            }
        }
        throw new IllegalArgumentException(
                "Expected 'heap', 'rocksdb' or 'rocksdb-heap-timers', but found '" + label + "'.");
    }

    void configure(Configuration config) {
        config.set(StateBackendOptions.STATE_BACKEND, flinkName);
        // As the product sets it.
        config.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
        config.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMebibytes));
    }
}
