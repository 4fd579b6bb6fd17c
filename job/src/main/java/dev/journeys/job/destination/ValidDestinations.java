// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.DestinationUpdate;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.job.state.ValidDestination;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Passes valid definitions of destinations on to those who send. One that is refused leaves the
 * last good one as it is, as in {@link KnownDestinations}, also after a restart, when only the
 * refused one is there. Runs with parallelism 1.
 *
 * <p>State: the last valid definition of each destination, cleared when it is removed.
 */
public final class ValidDestinations extends ProcessFunction<ControlUpdate, DestinationUpdate>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final ListStateDescriptor<ValidDestination> VALID =
            new ListStateDescriptor<>(
                    "valid-destinations", TypeInformation.of(ValidDestination.class));

    private final @Nullable DestinationPolicy policy;

    private transient AllowedDefinitions allowed;
    private transient ListState<ValidDestination> state;
    private transient Map<String, byte[]> valid;
    private transient Set<String> seen;

    /**
     * None yet.
     *
     * @param policy what the run allows; null: everything
     */
    @SuppressWarnings("NullAway.Init") // Set in initializeState, as Flink does.
    public ValidDestinations(@Nullable DestinationPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state = context.getOperatorStateStore().getListState(VALID);
        allowed = new AllowedDefinitions(policy);
        valid = new LinkedHashMap<>();
        seen = new HashSet<>();
        for (ValidDestination destination : state.get()) {
            valid.put(destination.id(), destination.definition());
        }
    }

    @Override
    public void processElement(
            ControlUpdate update, Context context, Collector<DestinationUpdate> out) {
        String id = update.destinationId();
        switch (update.kind()) {
            case SET_DESTINATION -> set(id, Objects.requireNonNull(update.destination()), out);
            case REMOVE_DESTINATION -> remove(id, out);
            case UNREADABLE -> keep(update.key(), out);
            case COMPLETE -> complete(out);
            case SET, REMOVE -> {
                // Of a journey.
            }
        }
    }

    private void set(String id, byte[] definition, Collector<DestinationUpdate> out) {
        if (allowed.read(id, definition) instanceof DestinationParser.Valid) {
            valid.put(id, definition);
        }
        tell(id, out);
    }

    private void keep(String key, Collector<DestinationUpdate> out) {
        DestinationKey.id(key)
                .ifPresentOrElse(
                        id -> tell(id, out),
                        () -> {
                            if (key.isEmpty() || DestinationKey.isMeant(key)) {
                                valid.keySet().forEach(id -> tell(id, out));
                            }
                        });
    }

    private void tell(String id, Collector<DestinationUpdate> out) {
        byte[] definition = valid.get(id);
        if (definition != null) {
            seen.add(id);
            out.collect(DestinationUpdate.set(id, definition));
        }
    }

    private void remove(String id, Collector<DestinationUpdate> out) {
        seen.remove(id);
        if (valid.remove(id) != null) {
            out.collect(DestinationUpdate.remove(id));
        }
    }

    /** What came from a restore, but not again, has been removed meanwhile. */
    private void complete(Collector<DestinationUpdate> out) {
        valid.keySet().retainAll(seen);
        out.collect(DestinationUpdate.complete());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<ValidDestination> all = new ArrayList<>();
        valid.forEach((id, definition) -> all.add(new ValidDestination(id, definition)));
        state.update(all);
    }
}
