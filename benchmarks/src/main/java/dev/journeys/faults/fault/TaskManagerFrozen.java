// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.cluster.ClusterProcess;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;

/**
 * Stands still until Flink has given it up and the job runs elsewhere, then goes on as if nothing
 * had been: what it still writes must count for nothing.
 */
final class TaskManagerFrozen implements Fault {
    @Override
    public Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException {
        ClusterProcess victim = scene.victim(plan);
        scene.cluster().freeze(victim);
        long at = scene.now();
        Scene.sleep(scene.heartbeatTimeout().plusSeconds(2).plus(plan.outage()));
        scene.cluster().thaw(victim);
        return new Broken(at, victim.name() + " stood still for " + (scene.now() - at) + " ms");
    }
}
