// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputRecord;
import java.io.Serializable;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which topic takes what the job emits. Topics may be the same.
 *
 * @param deliveries of all destinations that have no topic of their own
 * @param destinations the topics of destinations that have one, by destination
 * @param timeline transitions of instances
 * @param late events that came after the watermark
 * @param deadLetters what could not be read, and what another topic does not take
 * @param acknowledgements of control records
 * @param outcomes of deliveries that were sent from here
 */
public record OutputTopics(
        String deliveries,
        Map<String, String> destinations,
        String timeline,
        String late,
        String deadLetters,
        String acknowledgements,
        String outcomes)
        implements Serializable {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /**
     * Keeps the names.
     *
     * @throws IllegalArgumentException for what cannot be the name of a topic
     */
    public OutputTopics {
        destinations = Map.copyOf(destinations);
        destinations.values().forEach(OutputTopics::requireName);
        for (String topic :
                new String[] {
                    deliveries, timeline, late, deadLetters, acknowledgements, outcomes
                }) {
            requireName(topic);
        }
    }

    private static void requireName(String topic) {
        if (!NAME.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new IllegalArgumentException(
                    "Expected a topic's name of 1 to 249 letters, digits, '.', '_' and '-', but found '"
                            + topic
                            + "'.");
        }
    }

    /** {@code journeys.deliveries} and so on; no destination has a topic of its own. */
    public static OutputTopics defaults() {
        return new OutputTopics(
                "journeys.deliveries",
                Map.of(),
                "journeys.timeline",
                "journeys.late",
                "journeys.dead-letters",
                "journeys.acknowledgements",
                "journeys.outcomes");
    }

    /**
     * The topic of a record.
     *
     * @throws IllegalArgumentException for counts, which have none
     */
    String of(OutputRecord output) {
        return switch (output.kind()) {
            case DELIVERY ->
                    output.topic().isEmpty()
                            ? destinations.getOrDefault(output.destination(), deliveries)
                            : output.topic();
            case TRANSITION -> timeline;
            case LATE -> late;
            case DEAD_LETTER -> deadLetters;
            case ACKNOWLEDGEMENT -> acknowledgements;
            case OUTCOME -> outcomes;
            case COUNTS ->
                    throw new IllegalArgumentException(
                            "Expected a record that has a topic, but found counts.");
        };
    }

    /**
     * All topics that something may go to, but for those that only definitions of destinations
     * name.
     */
    SortedSet<String> all() {
        SortedSet<String> all = inTransactions();
        all.add(acknowledgements);
        return all;
    }

    /**
     * The topics that transactions write to, but for those that only definitions of destinations
     * name: who writes a delivery writes to the timeline too.
     */
    SortedSet<String> inTransactions() {
        SortedSet<String> topics = new TreeSet<>(destinations.values());
        topics.add(deliveries);
        topics.add(timeline);
        topics.add(late);
        topics.add(deadLetters);
        topics.add(outcomes);
        return topics;
    }

    /** The topics without which the job does not start. A destination must not stop the others. */
    SortedSet<String> required() {
        SortedSet<String> required = new TreeSet<>();
        required.add(timeline);
        required.add(late);
        required.add(deadLetters);
        required.add(acknowledgements);
        required.add(outcomes);
        if (destinations.isEmpty()) {
            required.add(deliveries);
        }
        return required;
    }
}
