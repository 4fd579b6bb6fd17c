// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.definitions.JourneyVersions;
import dev.journeys.job.state.LiveInstance;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the users of archived journeys, so that instances which nothing touches end too. Nothing of
 * it is in state: after a restore the instances of all archived journeys are gone through again.
 */
final class ArchiveSweep {
    private static final int VISITED_IN_A_SLICE = 2_000;

    private final DefinitionRegistry registry;
    private final KeyedStateBackend<String> backend;
    private final Waker waker;
    private final Slices slices;
    private final Set<String> pending = new HashSet<>();
    private final Set<String> sweeping = new HashSet<>();
    private long sweptUpTo = Long.MIN_VALUE;
    private long next = Long.MIN_VALUE;
    private @Nullable Stream<Tuple2<String, String>> stream;
    private @Nullable Iterator<Tuple2<String, String>> instances;

    ArchiveSweep(
            DefinitionRegistry registry,
            KeyedStateBackend<String> backend,
            ProcessingTimeService clock,
            Waker waker) {
        this.registry = registry;
        this.backend = backend;
        this.waker = waker;
        slices = new Slices(clock, this::slice);
    }

    /** Control records have changed. */
    void definitionsChanged() {
        next = Long.MIN_VALUE;
    }

    /**
     * Event time has come to a point.
     *
     * @param time epoch milliseconds
     */
    void advanceTo(long time) throws Exception {
        if (time < next) {
            return;
        }
        next = JourneyVersions.NEVER;
        for (JourneyVersions versions : registry.archived()) {
            long archived = versions.archivedAfter(sweptUpTo);
            if (archived <= time) {
                pending.add(versions.journey());
                archived = versions.archivedAfter(time);
            }
            next = Math.min(next, archived);
        }
        sweptUpTo = Math.max(sweptUpTo, time);
        if (!pending.isEmpty()) {
            slices.start();
        }
    }

    /** Wakes all that are left. */
    void finish() throws Exception {
        slices.finish();
    }

    void close() {
        if (stream != null) {
            stream.close();
        }
        stream = null;
        instances = null;
    }

    private boolean slice() throws Exception {
        Iterator<Tuple2<String, String>> left = instances == null ? begin() : instances;
        for (int visited = 0; visited < VISITED_IN_A_SLICE && left.hasNext(); visited++) {
            Tuple2<String, String> instance = left.next();
            if (sweeping.contains(LiveInstance.journeyOf(instance.f1))) {
                waker.wake(instance.f0, sweptUpTo);
            }
        }
        if (left.hasNext()) {
            return false;
        }
        close();
        return pending.isEmpty();
    }

    private Iterator<Tuple2<String, String>> begin() {
        sweeping.clear();
        sweeping.addAll(pending);
        pending.clear();
        Stream<Tuple2<String, String>> all =
                backend.getKeysAndNamespaces(OperatorState.INSTANCE.getName());
        stream = all;
        // The heap backend's iterator does not survive a change; the names are there already.
        boolean onHeap =
                backend.getBackendTypeIdentifier()
                        .equals(StateBackendLoader.HASHMAP_STATE_BACKEND_NAME);
        instances = onHeap ? all.toList().iterator() : all.iterator();
        return instances;
    }

    /** Wakes a user at a time. */
    interface Waker {
        void wake(String user, long time);
    }
}
