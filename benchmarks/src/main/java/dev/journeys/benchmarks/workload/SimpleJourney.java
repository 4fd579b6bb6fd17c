// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * The one kind of journey that is measured, as plain values: whoever starts a checkout and does not
 * purchase in time gets an e-mail, if the address is known.
 *
 * @param entryEvent the event that starts an instance
 * @param endEvent the event that ends the wait
 * @param identified whether instances are told apart by the property {@link #IDENTIFIER}
 */
public record SimpleJourney(
        String id, String entryEvent, String endEvent, long atMostMillis, boolean identified) {
    /** The version of all journeys. */
    public static final int VERSION = 1;

    /** The property that is the identifier where journeys have one. */
    public static final String IDENTIFIER = "session_id";

    /** The step that waits. */
    public static final String WAIT = "wait";

    /** The branch that ends the wait. */
    public static final String PURCHASED = "purchased";

    /** The step that sends. */
    public static final String NUDGE = "nudge";

    /** The destination of the delivery. */
    public static final String DESTINATION = "email";

    /** The name of the delivery's event. */
    public static final String DELIVERED_EVENT = "Cart Abandoned";

    /** The trait without which nothing is sent. */
    public static final String NEEDED_TRAIT = "email";

    /** All journeys of a workload, by id. */
    public static List<SimpleJourney> of(Workload workload) {
        int names = workload.shape().entryEvents(workload.journeys());
        List<SimpleJourney> journeys = new ArrayList<>(workload.journeys());
        for (int i = 0; i < workload.journeys(); i++) {
            journeys.add(
                    new SimpleJourney(
                            String.format("journey-%05d", i),
                            entryEvent(i % names),
                            endEvent(i % names),
                            workload.atMostMillis(),
                            workload.shape().hasIdentifier()));
        }
        return journeys;
    }

    static String entryEvent(int name) {
        return "checkout_started_" + name;
    }

    static String endEvent(int name) {
        return "purchase_completed_" + name;
    }

    /** The definition as a marketer would write it. */
    public String definition() {
        String identifier = identified ? ", \"identifier\": \"" + IDENTIFIER + "\"" : "";
        return """
                {"format": 1, "id": "%s", "version": %d,
                 "entry": {"event": "%s"%s},
                 "steps": [
                   {"id": "%s", "type": "hold-until", "atMost": "PT%dS",
                    "branches": [{"name": "%s", "event": "%s"}], "timeout": "%s"},
                   {"id": "%s", "type": "send", "destination": "%s", "event": "%s", "when": "has(profile.%s)"}]}
                """
                .formatted(
                        id,
                        VERSION,
                        entryEvent,
                        identifier,
                        WAIT,
                        atMostMillis / 1000,
                        PURCHASED,
                        endEvent,
                        NUDGE,
                        NUDGE,
                        DESTINATION,
                        DELIVERED_EVENT,
                        NEEDED_TRAIT);
    }
}
