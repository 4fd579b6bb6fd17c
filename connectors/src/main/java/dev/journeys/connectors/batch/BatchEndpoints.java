// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.io.Serializable;

/** Opened by each subtask of the sink when it starts. */
public interface BatchEndpoints extends Serializable {
    /** Opens; the sink closes what it gets. */
    OpenBatchEndpoints open();
}
