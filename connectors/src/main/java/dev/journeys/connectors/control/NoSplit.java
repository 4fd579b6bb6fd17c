// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import org.apache.flink.api.connector.source.SourceSplit;

/** A {@link ControlSource} has no splits: each start reads everything. */
public enum NoSplit implements SourceSplit {
    ;

    @Override
    public String splitId() {
        return name();
    }
}
