// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the steps that lead back to themselves. */
final class Cycles {
    private Cycles() {}

    static Set<Integer> of(List<CompiledStep> steps) {
        Set<Integer> onCycle = new HashSet<>();
        for (CompiledStep step : steps) {
            if (reaches(steps, step.index())) {
                onCycle.add(step.index());
            }
        }
        return Set.copyOf(onCycle);
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
