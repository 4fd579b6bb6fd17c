// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.fault;

import dev.journeys.faults.cluster.ClusterProcess;
import dev.journeys.faults.cluster.LocalCluster;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running job, as faults see it. */
public final class Scene {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 50;

    private final LocalCluster cluster;
    private final Traffic traffic;
    private final Clock clock;
    private final Duration heartbeatTimeout;
    private String job;
    private int parallelism;

    /**
     * @param job its id
     * @param heartbeatTimeout after which Flink gives up a TaskManager
     */
    public Scene(
            LocalCluster cluster,
            Traffic traffic,
            Clock clock,
            Duration heartbeatTimeout,
            String job,
            int parallelism) {
        this.cluster = cluster;
        this.traffic = traffic;
        this.clock = clock;
        this.heartbeatTimeout = heartbeatTimeout;
        this.job = job;
        this.parallelism = parallelism;
    }

    LocalCluster cluster() {
        return cluster;
    }

    Traffic traffic() {
        return traffic;
    }

    Duration heartbeatTimeout() {
        return heartbeatTimeout;
    }

    /** Epoch milliseconds. */
    long now() {
        return clock.millis();
    }

    String job() {
        return job;
    }

    int parallelism() {
        return parallelism;
    }

    void jobIsNow(String id, int itsParallelism) {
        job = id;
        parallelism = itsParallelism;
    }

    /** One of those that work for the job. */
    ClusterProcess victim(PlannedFault plan) throws IOException, InterruptedException {
        List<ClusterProcess> busy = cluster.rest().busyTaskManagers();
        if (busy.isEmpty()) {
            throw new IOException("Expected a TaskManager with tasks, but found none.");
        }
        return busy.get(plan.choice() % busy.size());
    }

    static void sleep(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    /** Returns once the job and all its tasks run. */
    public void awaitRunning() throws IOException, InterruptedException {
        long end = now() + LIMIT.toMillis();
        while (!cluster.rest().isRunning(job)) {
            if (now() > end) {
                throw new IOException(
                        "Expected job "
                                + job
                                + " to run within "
                                + LIMIT.toSeconds()
                                + " seconds, but it is "
                                + cluster.rest().state(job)
                                + ".");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** The events, as far as faults have to do with them. */
    public interface Traffic {
        /** Stops; all that was sent is acknowledged on return. */
        void pause();

        /** Goes on. */
        void resume();
    }
}
