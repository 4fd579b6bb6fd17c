// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Random;

/** Does something at random to what is kept of an instance; the same for the same seed. */
final class RandomInstances {
    private RandomInstances() {}

    /** An instance to which so many things have happened. */
    static InstanceState instance(long seed, int changes) {
        String entryEvent = seed % 3 == 0 ? null : "event-" + seed % 7;
        InstanceState instance = new InstanceState(entryEvent, properties(new Random(seed)));
        for (int i = 0; i < changes; i++) {
            change(instance, seed * 1_000 + i);
        }
        return instance;
    }

    /** One thing happens to the instance. */
    static void change(InstanceState instance, long seed) {
        Random random = new Random(seed);
        String key = "žkey " + random.nextInt(10);
        switch (random.nextInt(5)) {
            case 0 -> instance.capture(key, properties(random));
            case 1 -> instance.forgetCapture(key);
            case 2 -> instance.countRepeat(random.nextInt(300));
            case 3 -> instance.nextDelivery();
            default -> instance.waitStart(random.nextInt(1_000_000));
        }
    }

    private static byte[] properties(Random random) {
        return StateExamples.utf8("{\"ž\":" + random.nextInt(1_000) + "}");
    }
}
