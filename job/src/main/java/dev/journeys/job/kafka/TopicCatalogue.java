// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/** Asks the brokers what topics are like. Used by one thread. */
interface TopicCatalogue extends AutoCloseable {

    /**
     * Looks at all topics that the output may go to; may take as long as the client's time limits.
     *
     * @param further topics, besides those that are known from the start
     * @return every one of them
     * @throws IOException if that cannot be told now; it may be asked again
     */
    Map<String, TopicState> look(Set<String> further) throws IOException, InterruptedException;

    @Override
    void close();

    /** Makes catalogues where they are used. */
    interface Factory extends Serializable {
        TopicCatalogue open();
    }
}
