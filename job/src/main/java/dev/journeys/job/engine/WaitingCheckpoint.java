// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.JourneyEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/**
 * Brings the waiting events into keyed state for a checkpoint and back after a restore, so that
 * they follow their users to another parallelism.
 */
final class WaitingCheckpoint {
    private final KeyedStateBackend<String> backend;
    private final ListState<JourneyEvent> state;
    private final Set<String> written = new HashSet<>();

    WaitingCheckpoint(KeyedStateBackend<String> backend, ListState<JourneyEvent> state) {
        this.backend = backend;
        this.state = state;
    }

    /** Replaces what the last checkpoint wrote. */
    void save(WaitingEvents waiting) throws Exception {
        for (String user : written) {
            backend.setCurrentKey(user);
            state.clear();
        }
        written.clear();
        for (Map.Entry<String, List<JourneyEvent>> user : waiting.byUser().entrySet()) {
            backend.setCurrentKey(user.getKey());
            state.update(user.getValue());
            written.add(user.getKey());
        }
    }

    /** Reads what was waiting when the checkpoint was taken. */
    void restore(WaitingEvents waiting) throws Exception {
        try (Stream<String> users =
                backend.getKeys(OperatorState.WAITING.getName(), VoidNamespace.INSTANCE)) {
            users.forEach(written::add);
        }
        for (String user : written) {
            backend.setCurrentKey(user);
            Iterable<JourneyEvent> events = state.get();
            if (events != null) {
                events.forEach(waiting::restore);
            }
        }
    }
}
