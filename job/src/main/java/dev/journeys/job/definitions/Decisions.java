// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on a journey over event time: at any time the highest version that has a record which
 * counts by then, by the newest of its records (section 5 of the journey format). Immutable.
 */
final class Decisions {
    /** Nobody ever decides. */
    static final Decisions NONE = new Decisions(new Decision[0]);

    /** In the order of their times; each holds until the next. */
    private final Decision[] decisions;

    private Decisions(Decision[] decisions) {
        this.decisions = decisions;
    }

    static Decisions of(List<ControlRecord> records) {
        long[] times =
                records.stream().mapToLong(ControlRecord::countsFrom).sorted().distinct().toArray();
        List<Decision> decisions = new ArrayList<>();
        for (long time : times) {
            ControlRecord deciding = deciding(records, time);
            if (deciding != null) {
                decisions.add(new Decision(time, deciding.version(), deciding.status()));
            }
        }
        return new Decisions(decisions.toArray(Decision[]::new));
    }

    private static @Nullable ControlRecord deciding(List<ControlRecord> records, long time) {
        ControlRecord deciding = null;
        for (ControlRecord record : records) {
            if (record.countsFrom() <= time && (deciding == null || beats(record, deciding))) {
                deciding = record;
            }
        }
        return deciding;
    }

    private static boolean beats(ControlRecord record, ControlRecord other) {
        return record.version() != other.version()
                ? record.version() > other.version()
                : record.effectiveFrom() > other.effectiveFrom();
    }

    /**
     * @param time epoch milliseconds
     * @return null where nobody decides yet
     */
    @Nullable Decision at(long time) {
        for (int i = decisions.length - 1; i >= 0; i--) {
            if (decisions[i].from() <= time) {
                return decisions[i];
            }
        }
        return null;
    }

    /** In the order of their times. */
    List<Decision> all() {
        return List.of(decisions);
    }

    /** The first time after the given one from which the journey is archived. */
    long archivedAfter(long time) {
        for (Decision decision : decisions) {
            if (decision.from() > time && decision.status() == DefinitionStatus.ARCHIVED) {
                return decision.from();
            }
        }
        return JourneyVersions.NEVER;
    }
}
