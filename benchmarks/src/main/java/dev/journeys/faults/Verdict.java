// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import dev.journeys.faults.output.Comparison;
import dev.journeys.faults.output.OutputLine;
import dev.journeys.faults.output.VisibleOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out beside what should have.
 *
 * @param sent events that were sent
 * @param written events that the topic holds
 * @param late records of the late topic; with any the comparison means nothing
 * @param deadLetters records of the topic of dead letters
 */
record Verdict(
        Comparison deliveries,
        Comparison timeline,
        long sent,
        long written,
        List<String> late,
        List<String> deadLetters) {

    /**
     * Compares.
     *
     * @param sabotage whether a delivery is lost first
     */
    static Verdict of(
            Expected expected, VisibleOutput visible, long sent, long written, boolean sabotage) {
        List<OutputLine> deliveries = new ArrayList<>(visible.deliveries());
        if (sabotage && !deliveries.isEmpty()) {
            deliveries.remove(deliveries.size() / 2);
        }
        return new Verdict(
                Comparison.of(expected.deliveries(), deliveries),
                Comparison.of(expected.timeline(), visible.timeline()),
                sent,
                written,
                visible.late(),
                visible.deadLetters());
    }

    /** Whether the run shows that nothing was lost, made up or done twice. */
    boolean isSame() {
        return deliveries.isSame()
                && timeline.isSame()
                && deliveries.expected() > 0
                && sent == written
                && late.isEmpty()
                && deadLetters.isEmpty();
    }
}
