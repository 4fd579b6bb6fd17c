// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.cluster.ClusterProcess;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;

/** At a random instant; the other TaskManager has slots for the job, the new one stands by. */
final class TaskManagerKilled implements Fault {
    @Override
    public Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException {
        ClusterProcess victim = scene.victim(plan);
        scene.cluster().kill(victim);
        Broken broken = new Broken(scene.now(), "kill -9 of " + victim.name());
        scene.cluster().start(victim);
        return broken;
    }
}
