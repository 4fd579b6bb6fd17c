// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.ArrayDeque;
import java.util.Queue;

/** Does in the background what and when the test says. */
final class ManualBackground implements Background {
    private final Queue<Runnable> probes = new ArrayDeque<>();
    private Runnable tick = () -> {};

    @Override
    public void repeat(Runnable newTick) {
        tick = newTick;
    }

    @Override
    public void run(Runnable probe) {
        probes.add(probe);
    }

    @Override
    public void end(Runnable last) {
        probes.clear();
        last.run();
    }

    void tick() {
        tick.run();
    }

    /** How many probes have been started and have not run. */
    int waiting() {
        return probes.size();
    }

    void runProbes() {
        while (!probes.isEmpty()) {
            probes.remove().run();
        }
    }
}
