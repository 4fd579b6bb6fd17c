// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes up events of a few users, most of them at one time with others or just at, before or after
 * the times at which waits and horizons of whole seconds end. Their places are in another order
 * than their times here and there.
 */
final class RandomEvents {
    /** When the first event is. */
    static final long START = 1_772_359_200_000L;

    private static final int EVENTS = 60;
    private static final List<String> USERS = List.of("ann", "bob", "zoë");
    private static final List<String> IDENTIFIERS = List.of("a", "b", "😀");
    private static final List<String> ZONES = List.of("+00:00", "Asia/Kathmandu", "-10", "nowhere");
    private static final long[] STEPS = {0, 0, 0, 0, 1, 1, 999, 1000, 1000, 1000, 1001, 2000, 5000};

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    /** The name of some event. */
    static String name(Random random) {
        int number = random.nextInt(5);
        return number == 4 ? "identify" : "e" + number;
    }

    List<String> make() {
        List<String> lines = new ArrayList<>();
        long time = START;
        for (int i = 0; i < EVENTS; i++) {
            time += STEPS[random.nextInt(STEPS.length)];
            lines.add(event(time).toString());
        }
        for (int i = 0; i < EVENTS / 5; i++) {
            Collections.swap(lines, random.nextInt(EVENTS), random.nextInt(EVENTS));
        }
        return lines;
    }

    private ObjectNode event(long time) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("userId", USERS.get(random.nextInt(USERS.size()))).put("timestamp", time);
        if (random.nextInt(3) == 0) {
            event.put("messageId", "m-" + random.nextInt(8));
        }
        String name = name(random);
        if (name.equals("identify")) {
            ObjectNode traits = event.put("type", name).putObject("traits");
            traits.put("n", random.nextInt(4)).put("vip", random.nextInt(3) > 0 ? true : null);
            if (random.nextBoolean()) {
                traits.put("zone", ZONES.get(random.nextInt(ZONES.size())));
            }
            return event;
        }
        ObjectNode properties = event.put("event", name).putObject("properties");
        properties.put("n", random.nextInt(4));
        if (random.nextInt(4) > 0) {
            properties.put("id", IDENTIFIERS.get(random.nextInt(IDENTIFIERS.size())));
        }
        if (random.nextInt(3) > 0) {
            Instant at = Instant.ofEpochMilli(time + 1000L * (random.nextInt(7) - 2));
            properties.put("at", at.toString());
        }
        if (random.nextInt(3) > 0) {
            properties.put("zone", ZONES.get(random.nextInt(ZONES.size())));
        }
        return event;
    }
}
