// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.states;

import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.connectors.receiver.ReceivedRequest;
import dev.journeys.destinations.sending.SendingScript;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What receivers say of deliveries, beside what was to be sent. */
final class Receipts {
    private final SendingScript script;
    private final Map<String, Integer> requests = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private long changed;

    Receipts(SendingScript script) {
        this.script = script;
    }

    void add(Collection<ReceivedRequest> received) {
        for (ReceivedRequest request : received) {
            requests.merge(request.id(), 1, Integer::sum);
            if (request.status() >= 200 && request.status() < 300) {
                accepted.add(request.id());
            }
            String expected = script.bodyHash(SendingScript.number(request.id()));
            if (!request.bodyHash().equals(expected)) {
                changed++;
            }
        }
    }

    /** How many deliveries were seen. */
    int seen() {
        return requests.size();
    }

    /** How many deliveries were seen more than once. */
    long repeated() {
        return requests.values().stream().filter(count -> count > 1).count();
    }

    /** How many requests had another body than the one that belongs to their id. */
    long changed() {
        return changed;
    }

    /** How many deliveries ended as delivered although no receiver accepted them. */
    long deliveredToNobody(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.state() == Outcome.State.DELIVERED)
                .filter(outcome -> !accepted.contains(outcome.delivery()))
                .count();
    }

    /** How many deliveries were seen more often than they say that they were sent. */
    long moreThanSaid(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .filter(
                        outcome ->
                                requests.getOrDefault(outcome.delivery(), 0) > outcome.attempts())
                .count();
    }
}
