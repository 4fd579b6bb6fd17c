// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws a definition as a Mermaid flowchart. Steps are {@code s0}, {@code s1}, … in their order,
 * since their ids may be anything.
 */
final class Flowchart {
    private final JourneyDefinition definition;
    private final Map<String, String> nodes = new HashMap<>();
    private final List<String> lines = new ArrayList<>(List.of("flowchart TD"));
    private final List<String> edges = new ArrayList<>();

    private Flowchart(JourneyDefinition definition) {
        this.definition = definition;
        definition.steps().forEach(step -> nodes.put(step.id(), "s" + nodes.size()));
    }

    /** The lines of the drawing, without a fence. */
    static String of(JourneyDefinition definition) {
        Flowchart chart = new Flowchart(definition);
        chart.draw();
        return String.join("\n", chart.lines);
    }

    private void draw() {
        node("entry([%s])", "entry", EntryWords.trigger(definition.entry().trigger()));
        edges.add("entry --> s0");
        definition.steps().forEach(this::step);
        List<String> ways = List.copyOf(edges);
        end(ways, "completed", "completed");
        end(ways, "failed", "exited: failed");
        definition.exits().forEach(this::exit);
        edges.forEach(edge -> lines.add("  " + edge));
    }

    private void step(StepDefinition step) {
        String name = nodes.get(step.id());
        node(name + StepShape.of(step), step.id(), StepWords.of(step));
        for (WayOut way : WayOut.of(step)) {
            String target = way.target().map(nodes::get).orElse(end(way));
            String label = way.label().isEmpty() ? "" : "|" + MermaidText.label(way.label()) + "|";
            edges.add(name + " -->" + label + " " + target);
        }
    }

    private static String end(WayOut way) {
        return way.kind() == WayOut.Kind.FAILS ? "failed" : "completed";
    }

    private void end(List<String> ways, String node, String label) {
        if (ways.stream().anyMatch(edge -> edge.endsWith(" " + node))) {
            node(node + "([%s])", label);
        }
    }

    private void exit(ExitRuleDefinition exit) {
        int index = definition.exits().indexOf(exit);
        if (index == 0) {
            node("live([%s])", "at any step, before branches");
        }
        String node = "x" + index;
        String exited = "exited: " + exit.name();
        if (exit.send().isPresent()) {
            node(node + "([%s])", StepWords.send(exit.send().get(), Optional.empty()), exited);
        } else {
            node(node + "([%s])", exited);
        }
        String events = Words.events(exit.events(), exit.where());
        edges.add("live -.->|" + MermaidText.label(events) + "| " + node);
    }

    private void node(String shape, String... label) {
        lines.add("  " + shape.formatted(MermaidText.label(label)));
    }

    /** The brackets of Mermaid around a node of a kind of step. */
    private static final class StepShape {
        private static final Map<Class<? extends StepDefinition>, String> SHAPES =
                Map.of(
                        StepDefinition.HoldUntil.class, "{{%s}}",
                        StepDefinition.Delay.class, "(%s)",
                        StepDefinition.DataSplit.class, "{%s}",
                        StepDefinition.RandomSplit.class, "{%s}",
                        StepDefinition.Send.class, "[%s]",
                        StepDefinition.Exit.class, "([%s])");

        private StepShape() {}

        static String of(StepDefinition step) {
            return SHAPES.getOrDefault(step.getClass(), "[%s]");
        }
    }
}
