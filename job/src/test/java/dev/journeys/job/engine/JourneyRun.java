// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the journey operator on definitions and events, and asserts of every run what must hold
 * whatever the journeys are: ids follow the format's formulas, records carry what their type
 * carries, nothing is left in state that does not have to be.
 *
 * <pre>{@code
 * Emissions emissions = new JourneyRun(definitions, EngineOptions.defaults())
 *         .run(Schedule.exact(JourneyRun.parse(lines)), Restores.never());
 * }</pre>
 */
public final class JourneyRun {
    private static final EventParser PARSER = EventFormats.load(EventFormats.DEFAULT);

    private final List<DefinitionRecord> definitions;
    private final EngineOptions options;

    /** A run of journeys that are all published from the beginning of time. */
    public JourneyRun(List<DefinitionRecord> definitions, EngineOptions options) {
        this.definitions = List.copyOf(definitions);
        this.options = options;
    }

    /** The valid ones of some lines, each at the place of its line. */
    public static List<JourneyEvent> parse(List<String> lines) {
        List<JourneyEvent> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            EventReading reading =
                    PARSER.parse(
                            lines.get(i).getBytes(StandardCharsets.UTF_8),
                            Place.line("events.jsonl", 0, i + 1));
            if (reading instanceof EventReading.Valid valid) {
                events.add(valid.event());
            }
        }
        return events;
    }

    /** Runs to the end of the input and returns what came out. */
    public Emissions run(Schedule schedule, Restores restores) throws Exception {
        OperatorSubtasks subtasks = new OperatorSubtasks(options, restores.backend(), 1);
        try {
            feed(subtasks, schedule, restores);
            subtasks.finish();
            assertLeftovers(subtasks.leftovers());
            return emissions(subtasks.output());
        } finally {
            subtasks.close();
        }
    }

    private void feed(OperatorSubtasks subtasks, Schedule schedule, Restores restores)
            throws Exception {
        List<ControlUpdate> known = new ArrayList<>();
        definitions.forEach(definition -> known.add(ControlUpdate.set(definition)));
        boolean live = schedule.inputs().stream().anyMatch(Schedule.Control.class::isInstance);
        begin(subtasks, known, live);
        int restored = 0;
        for (int index = 0; index < schedule.inputs().size(); index++) {
            if (restores.before().test(index)) {
                // The first checkpoint is one that nobody restores: it must not change anything.
                subtasks.checkpoint();
                subtasks.rescale(Restores.parallelism(restored++));
                begin(subtasks, live ? known : List.of(), live);
            }
            Schedule.Input input = schedule.inputs().get(index);
            if (input instanceof Schedule.Arrival arrival) {
                subtasks.event(arrival.event());
            } else if (input instanceof Schedule.Mark mark) {
                subtasks.watermark(mark.time());
            } else if (input instanceof Schedule.Control control) {
                known.add(control.update());
                subtasks.control(control.update());
            }
        }
    }

    /** Sources that end have no more to say after a restore; live ones say everything again. */
    private static void begin(OperatorSubtasks subtasks, List<ControlUpdate> updates, boolean live)
            throws Exception {
        for (ControlUpdate update : updates) {
            subtasks.control(update);
        }
        if (live) {
            subtasks.control(ControlUpdate.complete());
        } else {
            subtasks.endDefinitions();
        }
    }

    private void assertLeftovers(Leftovers leftovers) {
        if (options.endTime() == EngineOptions.NO_END) {
            leftovers.assertNothingGoesOn();
        } else {
            leftovers.assertOnlyLaterThingsGoOnAfter(
                    options.endTime(), options.deduplicationHorizonMillis());
        }
    }

    private Emissions emissions(List<OutputRecord> output) throws Exception {
        Emissions emissions = Emissions.of(output);
        PassageChecks.check(emissions, options.endTime() == EngineOptions.NO_END);
        return emissions;
    }
}
