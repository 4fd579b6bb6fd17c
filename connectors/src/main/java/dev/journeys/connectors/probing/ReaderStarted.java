// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader tells the enumerator that it has started.
 *
 * @param restoredSplits whether it has splits from a checkpoint
 */
record ReaderStarted(boolean restoredSplits) implements SourceEvent {
    private static final long serialVersionUID = 1;
}
