// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.receiver.ReceivedRequest;
import dev.journeys.destinations.sending.SendingScript;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has arrived, beside what was to be sent. */
final class Arrivals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SendingScript script;
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private long changed;

    Arrivals(SendingScript script) {
        this.script = script;
    }

    /** Requests with one delivery each. */
    void add(List<ReceivedRequest> received) {
        for (ReceivedRequest request : received) {
            count(request.id(), request);
            String expected = script.bodyHash(SendingScript.number(request.id()));
            if (!expected.equals(request.bodyHash())) {
                changed++;
            }
        }
    }

    /** Requests with many, whose bodies were kept. */
    void addBulk(List<ReceivedRequest> received) throws IOException {
        for (ReceivedRequest request : received) {
            for (JsonNode item : JSON.readTree(request.body()).path("batch")) {
                String id = item.path("id").asText();
                count(id, request);
                byte[] expected = script.body(SendingScript.number(id));
                if (!item.equals(JSON.readTree(expected))) {
                    changed++;
                }
            }
        }
    }

    private void count(String id, ReceivedRequest request) {
        if (request.status() >= 200 && request.status() < 300) {
            accepted.merge(id, 1, Integer::sum);
        } else {
            failed.add(id);
        }
    }

    /** How many deliveries were accepted. */
    int arrived() {
        return accepted.size();
    }

    /** How many deliveries were accepted more than once. */
    long repeated() {
        return accepted.values().stream().filter(count -> count > 1).count();
    }

    /** How many deliveries were accepted and refused. */
    long triedAgain() {
        return failed.stream().filter(accepted::containsKey).count();
    }

    /** How many requests had another body than the one that belongs to their id. */
    long changed() {
        return changed;
    }
}
