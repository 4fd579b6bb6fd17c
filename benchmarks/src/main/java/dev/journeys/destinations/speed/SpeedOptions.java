// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.destinations.sending.SendingScript;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param backend a label of {@link dev.journeys.benchmarks.harness.Backend}
 * @param warmUp deliveries before the clocks run
 * @param deliveries that are measured
 * @param url of the receiver
 */
record SpeedOptions(
        Path work,
        String backend,
        int warmUp,
        int deliveries,
        int inFlight,
        int bodyBytes,
        String url) {
    static final String DESTINATION = "only";
    private static final int USERS = 10_000;
    private static final int MOST_LANES = 16;

    SpeedOptions to(String newUrl) {
        return new SpeedOptions(work, backend, warmUp, deliveries, inFlight, bodyBytes, newUrl);
    }

    /** How many deliveries there are. */
    int all() {
        return warmUp + deliveries;
    }

    /** The same for all that is compared. */
    SendingScript script(long timestamp) {
        return new SendingScript(
                List.of(DESTINATION), USERS, bodyBytes, timestamp, Math.min(MOST_LANES, inFlight));
    }

    List<String> arguments() {
        return List.of(
                work.toString(),
                backend,
                String.valueOf(warmUp),
                String.valueOf(deliveries),
                String.valueOf(inFlight),
                String.valueOf(bodyBytes),
                url);
    }

    static SpeedOptions parse(List<String> arguments) {
        return new SpeedOptions(
                Path.of(arguments.get(0)),
                arguments.get(1),
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                Integer.parseInt(arguments.get(5)),
                arguments.get(6));
    }
}
