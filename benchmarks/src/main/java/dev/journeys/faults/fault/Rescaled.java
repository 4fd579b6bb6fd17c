// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;

/** From one subtask to two, or from two to one. */
final class Rescaled implements Fault {
    @Override
    public Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException {
        int before = scene.parallelism();
        int after = before == 1 ? 2 : 1;
        long at = scene.now();
        scene.jobIsNow(scene.cluster().run("rescale", String.valueOf(after)), after);
        return new Broken(at, "stopped with a savepoint, " + before + " to " + after + " subtasks");
    }
}
