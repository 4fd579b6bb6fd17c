// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.state.DefinitionRecord;
import java.util.List;

/**
 * A rule of the journey format as an example: definitions, events and what must come out. The files
 * are in {@code specs}:
 *
 * <ul>
 *   <li>{@code definitions}: as users write them; published from the beginning of time unless
 *       {@code control} publishes them.
 *   <li>{@code control}: rows {@code [time, journey, version, status]}: control records by their
 *       effective time. They come in before the first event of that time, or all at the start.
 *   <li>{@code events}: rows {@code [time, user, name, properties, message id]}, of which the last
 *       two may be absent, or events as they come in. The place of an event is its row.
 *   <li>{@code until}: an end time.
 *   <li>{@code options}: limits other than the usual ones, by the names that {@link
 *       dev.journeys.job.engine.Limits} has for them; {@code waitingEvents} is none, since it
 *       depends on how the events come in.
 *   <li>{@code expect.timeline}: for each user all transitions in order, as {@link TimelineRow}
 *       writes them.
 *   <li>{@code expect.lastOfTimeline}: for each user the last transition, where there are too many.
 *   <li>{@code expect.deliveries}: for each user all deliveries in order, without the fields that
 *       have the usual value, see {@link DeliveryView}.
 *   <li>{@code expect.counts}: some of the counters, those of a journey as {@code journey/name}.
 * </ul>
 *
 * Times are written as {@link SpecTime} has them.
 *
 * @param name the file's name without its ending
 * @param title what the rule is, a sentence
 * @param lines the events as they come in
 * @param expect the expectation as it is written
 */
record Spec(
        String name,
        String title,
        List<DefinitionRecord> definitions,
        List<DefinitionRecord> control,
        List<String> lines,
        EngineOptions options,
        JsonNode expect) {

    @Override
    public String toString() {
        return name + ": " + title;
    }
}
