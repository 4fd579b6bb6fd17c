// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import java.util.List;

/**
 * A definition that leads one instance past sends of a journey, and the events that lead it.
 *
 * @param definition with the id and the version of the journey; UTF-8
 * @param events in the format {@code segment}, one a line, in the order of their times
 * @param sends in the order in which they are made
 */
public record Rehearsal(byte[] definition, List<String> events, List<PlannedSend> sends) {
    public Rehearsal {
        events = List.copyOf(events);
        sends = List.copyOf(sends);
    }

    /** Runs rehearsals as the job would. */
    public interface Stage {
        /**
         * Runs one.
         *
         * @throws Exception where the job fails
         */
        Played play(Rehearsal rehearsal) throws Exception;
    }

    /**
     * What a rehearsal has emitted.
     *
     * @param deliveries in their order, each its JSON in UTF-8
     * @param missingValues how many expressions of payloads gave no value
     */
    public record Played(List<byte[]> deliveries, long missingValues) {
        public Played {
            deliveries = List.copyOf(deliveries);
        }
    }
}
