// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a definition by their ids. Where an id comes twice, a reference leads to the first
 * step that has it.
 */
final class StepGraph {

    private final List<Step> steps;
    private final Map<String, Integer> indexById = new LinkedHashMap<>();

    StepGraph(Outline outline) {
        this.steps = outline.steps();
        for (int i = 0; i < steps.size(); i++) {
            Optional<Mention> id = steps.get(i).id();
            if (id.isPresent()) {
                indexById.putIfAbsent(id.get().text(), i);
            }
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** The ids of the steps in their order, each once. */
    Set<String> ids() {
        return indexById.keySet();
    }

    /** The index of the step that has an id. */
    Optional<Integer> indexOf(String id) {
        return Optional.ofNullable(indexById.get(id));
    }
}
