// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Where a job keeps its state. */
enum StateStore {
    HEAP("hashmap", PriorityQueueStateType.HEAP),
    ROCKSDB("rocksdb", PriorityQueueStateType.ROCKSDB),
    /** As in flink-conf/config.yaml. */
    ROCKSDB_WITH_TIMERS_ON_THE_HEAP("rocksdb", PriorityQueueStateType.HEAP);

    private final String backend;
    private final PriorityQueueStateType timers;

    StateStore(String backend, PriorityQueueStateType timers) {
        this.backend = backend;
        this.timers = timers;
    }

    Configuration in(Configuration config) {
        config.set(StateBackendOptions.STATE_BACKEND, backend);
        config.set(RocksDBOptions.TIMER_SERVICE_FACTORY, timers);
        return config;
    }
}
