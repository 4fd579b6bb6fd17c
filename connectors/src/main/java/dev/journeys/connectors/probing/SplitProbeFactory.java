// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Makes the probe of a reader, in its task.
 *
 * @param <SplitT> the splits
 */
@FunctionalInterface
public interface SplitProbeFactory<SplitT extends SourceSplit> extends Serializable {
    /**
     * A new probe; called once for each reader. Must not wait for the broker.
     *
     * @throws Exception where the configuration is wrong; it stops the job
     */
    SplitProbe<SplitT> create(SourceReaderContext context) throws Exception;
}
