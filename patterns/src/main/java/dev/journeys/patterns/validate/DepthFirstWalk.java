// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One walk through all steps that do not wait, in depth, each step once. */
final class DepthFirstWalk {

    private static final int NOT_ON_PATH = -1;

    /** Is told of every reference that leads back onto the path. */
    interface CycleListener {

        /**
         * A cycle was found.
         *
         * @param cycle indexes of its steps, from the one that the reference leads back to
         * @param back the reference
         */
        void onCycle(List<Integer> cycle, Mention back);
    }

    private final StepGraph graph;
    private final CycleListener listener;
    private final boolean[] visited;
    private final int[] positionOnPath;
    private final int[] nextReference;
    private final List<Integer> path = new ArrayList<>();

    DepthFirstWalk(StepGraph graph, CycleListener listener) {
        int size = graph.steps().size();
        this.graph = graph;
        this.listener = listener;
        this.visited = new boolean[size];
        this.positionOnPath = new int[size];
        this.nextReference = new int[size];
        Arrays.fill(positionOnPath, NOT_ON_PATH);
    }

    void walk() {
        for (int i = 0; i < visited.length; i++) {
            enter(i);
            while (!path.isEmpty()) {
                goOn(path.get(path.size() - 1));
            }
        }
    }

    private void enter(int index) {
        if (!visited[index] && !graph.steps().get(index).waits()) {
            visited[index] = true;
            positionOnPath[index] = path.size();
            path.add(index);
        }
    }

    /** Follows the next reference of the last step on the path, or leaves that step. */
    private void goOn(int index) {
        Step step = graph.steps().get(index);
        if (nextReference[index] == step.references().size()) {
            positionOnPath[index] = NOT_ON_PATH;
            path.remove(path.size() - 1);
            return;
        }
        Mention reference = step.references().get(nextReference[index]++);
        Optional<Integer> target = graph.indexOf(reference.text());
        if (target.isPresent() && positionOnPath[target.get()] != NOT_ON_PATH) {
            listener.onCycle(path.subList(positionOnPath[target.get()], path.size()), reference);
        } else {
            target.ifPresent(this::enter);
        }
    }
}
