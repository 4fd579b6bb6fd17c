// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the control records of one journey come to over time, by the rules of the engine, for those
 * who look at them from outside: each record counts from its effective time, as none has come too
 * late. Immutable.
 */
public final class JourneyLifecycle {
    /** In the order of their times, each different from the one before. */
    private final List<Decision> decisions;

    private JourneyLifecycle(List<Decision> decisions) {
        this.decisions = decisions;
    }

    /**
     * The lifecycle that records make.
     *
     * @param records of one journey, one a key
     * @param defined the versions that have a definition
     */
    public static JourneyLifecycle of(Collection<DefinitionRecord> records, Set<Integer> defined) {
        List<ControlRecord> counting =
                records.stream()
                        .map(record -> ControlRecord.of(record, record.effectiveFrom()))
                        .filter(record -> record.counts(defined::contains))
                        .toList();
        List<Decision> changes = new ArrayList<>();
        for (Decision decision : Decisions.of(counting).all()) {
            Decision before = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (before == null
                    || before.version() != decision.version()
                    || before.status() != decision.status()) {
                changes.add(decision);
            }
        }
        return new JourneyLifecycle(List.copyOf(changes));
    }

    /**
     * What holds at a time.
     *
     * @param time epoch milliseconds
     * @return null where nothing does yet; its time is that from which it has held
     */
    public @Nullable Decision at(long time) {
        Decision holding = null;
        for (Decision decision : decisions) {
            if (decision.from() <= time) {
                holding = decision;
            }
        }
        return holding;
    }

    /**
     * The first change after a time.
     *
     * @param time epoch milliseconds
     * @return null where none is to come
     */
    public @Nullable Decision nextAfter(long time) {
        for (Decision decision : decisions) {
            if (decision.from() > time) {
                return decision;
            }
        }
        return null;
    }

    /** All changes, in the order of their times. */
    public List<Decision> changes() {
        return decisions;
    }
}
