// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;

/** Whether a job goes on from a checkpoint, so that transactions of its own may be open. */
final class Restoring {
    private static final String NO_HIGH_AVAILABILITY = "NONE";

    private Restoring() {}

    /**
     * With a savepoint, or where that cannot be told: an application whose JobManager was lost runs
     * its main method again in the next one, which brings the job back by itself.
     */
    static boolean isPossible(ReadableConfig config) {
        return config.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).isPresent()
                || EmbeddedExecutor.NAME.equals(config.get(DeploymentOptions.TARGET))
                        && !NO_HIGH_AVAILABILITY.equalsIgnoreCase(
                                config.get(HighAvailabilityOptions.HA_MODE));
    }
}
