// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.io.Serializable;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Where deliveries go that were given up: a sink has no output of its own. Opened by each subtask
 * when it starts.
 */
public interface DeadLetters extends Serializable {
    /** Opens; the sink closes what it gets. */
    DeadLetterWriter open(WriterInitContext context);
}
