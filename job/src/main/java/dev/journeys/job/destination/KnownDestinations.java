// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.google.common.hash.Hashing;
import dev.journeys.job.state.DestinationRecord;
import dev.journeys.patterns.parse.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.jspecify.annotations.Nullable;

/**
 * The destinations that a subtask of the journey operator knows; the same on every subtask. A
 * definition that is refused leaves the last good one as it is. Used by one task thread.
 */
public final class KnownDestinations {
    private final BroadcastState<String, DestinationRecord> state;
    private final AllowedDefinitions allowed;

    /** What the state has, for those who ask with every delivery. */
    private final Map<String, DestinationRecord> known = new HashMap<>();

    private final Set<String> seen = new HashSet<>();
    private boolean keepsAll;

    /**
     * @param state by the destination's id
     * @param policy what the run allows; null: everything, as where nothing is sent
     */
    public KnownDestinations(
            BroadcastState<String, DestinationRecord> state, @Nullable DestinationPolicy policy) {
        this.state = state;
        allowed = new AllowedDefinitions(policy);
    }

    /**
     * Takes over what the state holds, but for what would be written to a topic that is the run's
     * own by now: that is unknown.
     */
    public void restore() throws Exception {
        for (Map.Entry<String, DestinationRecord> entry : state.immutableEntries()) {
            if (allowed.topic(entry.getValue().topic())) {
                known.put(entry.getKey(), entry.getValue());
            }
        }
    }

    /** What is known of a destination; null where nothing is. */
    public @Nullable DestinationRecord find(String id) {
        return known.get(id);
    }

    /**
     * Sets a destination.
     *
     * @param definition as it was written, UTF-8
     */
    public Acceptance set(String id, byte[] definition) throws Exception {
        seen.add(id);
        DestinationParser.Result result = allowed.read(id, definition);
        if (result instanceof DestinationParser.Invalid invalid) {
            return new Acceptance(false, invalid.problems());
        }
        DestinationDefinition valid = ((DestinationParser.Valid) result).definition();
        DestinationRecord record =
                new DestinationRecord(
                        valid.type().text(),
                        topic(valid),
                        valid.lanes(),
                        Hashing.sha256().hashBytes(definition).toString());
        boolean changed = !record.equals(known.put(id, record));
        if (changed) {
            state.put(id, record);
        }
        return new Acceptance(changed, List.of());
    }

    private static String topic(DestinationDefinition definition) {
        return definition instanceof DestinationDefinition.Kafka kafka
                ? kafka.topic().orElse("")
                : "";
    }

    /**
     * A definition could not be read: the last good one goes on, also where it does not come in
     * again.
     *
     * @param id empty where it is not known whose it is: all go on
     */
    public void keep(String id) {
        keepsAll |= id.isEmpty();
        seen.add(id);
    }

    /**
     * Removes a destination.
     *
     * @return whether it was known
     */
    public boolean remove(String id) throws Exception {
        seen.remove(id);
        state.remove(id);
        return known.remove(id) != null;
    }

    /**
     * All definitions that exist have come in: those that came from a restore, but have not come in
     * again, have been removed meanwhile.
     */
    public void complete() throws Exception {
        if (!keepsAll) {
            for (String id : new ArrayList<>(known.keySet())) {
                if (!seen.contains(id)) {
                    remove(id);
                }
            }
        }
        keepsAll = false;
    }

    /**
     * What became of a definition.
     *
     * @param changed whether it has changed anything
     * @param problems why it was refused; empty where it was accepted
     */
    public record Acceptance(boolean changed, List<Problem> problems) {}
}
