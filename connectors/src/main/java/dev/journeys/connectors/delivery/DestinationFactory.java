// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Travels with the job and makes what a subtask needs to open channels. */
public interface DestinationFactory extends Serializable {
    /** Called once in each subtask; what it returns is closed after all its channels. */
    OpenDestinations open(RuntimeContext context) throws Exception;
}
