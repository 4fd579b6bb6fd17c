// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.cluster.ClusterProcess;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;

/** Without high availability the new JobManager knows no job: it is resumed from a checkpoint. */
final class JobManagerKilled implements Fault {
    @Override
    public Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException {
        scene.cluster().kill(ClusterProcess.JOBMANAGER);
        long at = scene.now();
        Scene.sleep(plan.outage());
        scene.cluster().start(ClusterProcess.JOBMANAGER);
        scene.jobIsNow(scene.cluster().run("resume"), scene.parallelism());
        return new Broken(at, "kill -9 of the JobManager, resumed from the last checkpoint");
    }
}
