// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.cluster;

import java.util.List;

/**
 * A process of the cluster.
 *
 * @param name as the file of its process id is called
 * @param arguments how {@code bin/cluster} is told of it
 */
public record ClusterProcess(String name, List<String> arguments) {
    /** The broker. */
    public static final ClusterProcess KAFKA = new ClusterProcess("kafka", List.of("kafka"));

    /** The JobManager. */
    public static final ClusterProcess JOBMANAGER =
            new ClusterProcess("jobmanager", List.of("jobmanager"));

    /** A TaskManager, by its number from 1. */
    public static ClusterProcess taskManager(int number) {
        return new ClusterProcess(
                "taskmanager-" + number, List.of("taskmanager", String.valueOf(number)));
    }
}
