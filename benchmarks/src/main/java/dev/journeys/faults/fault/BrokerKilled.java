// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.cluster.ClusterProcess;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;

/**
 * Events pause meanwhile: one that its producer itself holds back for longer than the bound is
 * late, as it should be.
 */
final class BrokerKilled implements Fault {
    @Override
    public Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException {
        scene.traffic().pause();
        scene.cluster().kill(ClusterProcess.KAFKA);
        long at = scene.now();
        Scene.sleep(plan.outage());
        scene.cluster().start(ClusterProcess.KAFKA);
        scene.traffic().resume();
        return new Broken(at, "kill -9 of the broker, away for " + (scene.now() - at) + " ms");
    }
}
