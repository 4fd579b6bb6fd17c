// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.Serializable;

/** How the thread that reads passes the time between two polls. */
@FunctionalInterface
public interface ControlPause extends Serializable {
    /**
     * Returns after so long.
     *
     * @param millis more than 0
     */
    void pause(long millis) throws InterruptedException;
}
