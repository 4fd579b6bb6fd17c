// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.states;

import dev.journeys.destinations.sending.SendingScript;
import dev.journeys.destinations.sending.SumsAtBarriers;
import dev.journeys.destinations.sending.SumsAtBarriers.Sum;
import dev.journeys.destinations.sending.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * At each checkpoint, for each destination: whether every message that left the source before its
 * barrier is in exactly one state.
 *
 * @param checkpoints how many were looked at
 * @param waiting at how many of them something waited: else they would say nothing
 * @param wrong sentences
 */
record CheckpointSums(int checkpoints, int waiting, List<String> wrong) {

    static CheckpointSums of(Traffic traffic) {
        SendingScript script = traffic.script();
        Map<Long, Integer> emitted = traffic.emittedBeforeCheckpoints();
        List<String> wrong = new ArrayList<>();
        int checkpoints = 0;
        int waiting = 0;
        for (Map.Entry<Long, Map<String, Sum>> at : SumsAtBarriers.all().entrySet()) {
            Integer position = emitted.get(at.getKey());
            if (position == null) {
                continue;
            }
            checkpoints++;
            boolean waits = false;
            for (String destination : script.destinations()) {
                long sent = script.before(position, destination);
                Sum sum = at.getValue().getOrDefault(destination, new Sum(0, 0, 0, 0, 0));
                waits |= sum.waiting() > 0;
                if (!sum.holds() || sum.sent() != sent) {
                    wrong.add(
                            "checkpoint "
                                    + at.getKey()
                                    + ", "
                                    + destination
                                    + ": "
                                    + sent
                                    + " left the source, "
                                    + sum);
                }
            }
            waiting += waits ? 1 : 0;
        }
        return new CheckpointSums(checkpoints, waiting, wrong);
    }
}
