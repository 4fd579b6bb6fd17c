// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.cluster.ClusterProcess;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;
import java.time.Duration;

/**
 * Meets the instant between pre-commit and commit, for certain: the JobManager stands still from
 * when it began a checkpoint, so that the TaskManagers finish their part and nobody takes note.
 * Then the victim stands still, and the JobManager goes on, completes the checkpoint and says so,
 * to a process that never hears it: the victim is killed. Its transactions are in a complete
 * checkpoint, prepared and not committed.
 */
final class TaskManagerKilledBeforeCommit implements Fault {
    private static final int ATTEMPTS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** What the TaskManagers get to take their snapshots. */
    private static final Duration PRE_COMMIT = Duration.ofMillis(700);

    /** What the JobManager gets to tell of the checkpoint. */
    private static final Duration NOTIFICATION = Duration.ofMillis(100);

    @Override
    public Broken run(Scene scene, PlannedFault plan) throws IOException, InterruptedException {
        ClusterProcess victim = scene.victim(plan);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // The first tries may come before the JobManager has told the TaskManagers to begin.
            Duration delay = Duration.ofMillis(attempt * 7L % 60);
            if (isBetween(scene, victim, delay)) {
                scene.cluster().kill(victim);
                Broken broken =
                        new Broken(
                                scene.now(),
                                "kill -9 of " + victim.name() + " between pre-commit and commit");
                scene.cluster().start(victim);
                return broken;
            }
            scene.cluster().thaw(victim);
        }
        throw new IOException(
                "Expected to meet the instant between pre-commit and commit, but missed it "
                        + ATTEMPTS
                        + " times.");
    }

    /** The victim stands still on return, whatever came of it. */
    private static boolean isBetween(Scene scene, ClusterProcess victim, Duration delay)
            throws IOException, InterruptedException {
        CheckpointFolder checkpoint = CheckpointFolder.awaitNext(scene);
        Scene.sleep(delay);
        scene.cluster().freeze(ClusterProcess.JOBMANAGER);
        boolean wasOpen = !checkpoint.isComplete();
        if (wasOpen) {
            Scene.sleep(PRE_COMMIT);
        }
        scene.cluster().freeze(victim);
        scene.cluster().thaw(ClusterProcess.JOBMANAGER);
        boolean completed = wasOpen && checkpoint.awaitComplete(scene, LIMIT);
        Scene.sleep(NOTIFICATION);
        return completed;
    }
}
