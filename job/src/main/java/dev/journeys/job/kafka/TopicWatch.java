// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what topics are like, from when it is opened until it is closed. */
interface TopicWatch extends AutoCloseable {

    /**
     * Something waits for a change of the topics: looks often until told that nothing does.
     *
     * @param waits whether something does
     */
    void hurry(boolean waits);

    /**
     * Looks at a further topic too, from the next look on.
     *
     * @param topic a valid name
     */
    void add(String topic);

    @Override
    void close();

    /** Opens watches where they are used. */
    interface Factory extends Serializable {
        /**
         * Begins to watch.
         *
         * @param listener is told the states of all topics, again and again, in any thread
         */
        TopicWatch open(Consumer<Map<String, TopicState>> listener);
    }
}
