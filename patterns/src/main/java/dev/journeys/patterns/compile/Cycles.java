// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the steps that lead back to themselves. */
final class Cycles {
    private Cycles() {}

    /** The indexes of the steps that an instance can meet again. */
    static BitSet of(List<CompiledStep> steps) {
        BitSet onCycle = new BitSet();
        for (CompiledStep step : steps) {
            onCycle.set(step.index(), reaches(steps, step.index()));
        }
        return onCycle;
    }

    private static boolean reaches(List<CompiledStep> steps, int target) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(steps.get(target).successors());
        while (!open.isEmpty()) {
            int step = open.pop();
            if (step == target) {
                return true;
            }
            if (step != CompiledStep.NONE && seen.add(step)) {
                open.addAll(steps.get(step).successors());
            }
        }
        return false;
    }
}
