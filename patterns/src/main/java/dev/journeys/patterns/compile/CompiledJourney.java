// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One version of a journey, ready to run. Immutable; an instance stays on the one that it entered.
 *
 * @param id the journey's id
 * @param version the journey's version
 * @param entry what starts an instance
 * @param exits in the order in which they are tried
 * @param steps by index; a journey begins at the first
 * @param expireAfterMillis how long after its start an instance ends as expired
 * @param heard the names of all events that the entry, an exit rule or a branch listens to
 * @param onCycle the indexes of the steps that an instance can meet again
 */
public record CompiledJourney(
        String id,
        int version,
        CompiledEntry entry,
        List<CompiledExit> exits,
        List<CompiledStep> steps,
        long expireAfterMillis,
        Set<String> heard,
        Set<Integer> onCycle) {

    /** Derives what the journey listens to from its parts. */
    static CompiledJourney of(
            String id,
            int version,
            CompiledEntry entry,
            List<CompiledExit> exits,
            List<CompiledStep> steps,
            long expireAfterMillis) {
        Set<String> heard = new HashSet<>(entry.trigger().events());
        exits.forEach(exit -> heard.addAll(exit.filter().events()));
        for (CompiledStep step : steps) {
            if (step instanceof CompiledStep.HoldUntil hold) {
                hold.branches().forEach(branch -> heard.addAll(branch.filter().events()));
            }
        }
        return new CompiledJourney(
                id,
                version,
                entry,
                List.copyOf(exits),
                List.copyOf(steps),
                expireAfterMillis,
                Set.copyOf(heard),
                Cycles.of(steps));
    }

    /** The step with an index, see {@link CompiledStep#index()}. */
    public CompiledStep step(int index) {
        return steps.get(index);
    }
}
